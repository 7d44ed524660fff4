import { findListedWord } from '../listed-words.ts';
import { wholeTextOf } from '../said-text.ts';
import type { ModerationRule } from '../moderation-rule.ts';

/** What the editors do not print. The reader is told so, but not which word it was: the list is not theirs to try out. */
export const blockWords: ModerationRule = {
  name: 'block-words',
  judge(submission, { settings }) {
    const word = findListedWord(wholeTextOf(submission), settings.blockWords);
    if (word === undefined) return undefined;
    return {
      verdict: 'reject',
      reason: `It has “${word}”, which is on the list of blocked words.`,
      told: 'Your comment has a word that we do not publish. Please put it differently.',
    };
  },
};
