import { findListedWord } from '../listed-words.ts';
import { wholeTextOf } from '../said-text.ts';
import type { ModerationRule } from '../moderation-rule.ts';

/** Words that may be meant well, so that somebody looks at how they are meant; also where a trusted reader says them. */
export const holdWords: ModerationRule = {
  name: 'hold-words',
  judge(submission, { settings }) {
    const word = findListedWord(wholeTextOf(submission), settings.holdWords);
    if (word === undefined) return undefined;
    return { verdict: 'hold', reason: `It has “${word}”, which is on the list of words to hold.` };
  },
};
