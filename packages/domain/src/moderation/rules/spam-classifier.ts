import type { ModerationRule } from '../moderation-rule.ts';

/** Above this probability, a comment waits. Nothing is rejected for it: what was learned may be wrong. */
const heldProbability = 0.8;

/** What the moderators' earlier decisions make of the words. */
export const spamClassifier: ModerationRule = {
  name: 'spam-classifier',
  sparesTrusted: true,
  judge(_submission, { classified }) {
    // Also what is no number holds.
    if (classified === null || classified.spamProbability < heldProbability) return undefined;
    const percent = Math.round(classified.spamProbability * 100);
    const words = classified.tokens.length > 0 ? `, for the sake of ${classified.tokens.join(', ')}` : '';
    return { verdict: 'hold', reason: `It is spam with a probability of ${percent} %${words}.` };
  },
};
