import type { ModerationRule } from '../moderation-rule.ts';

/**
 * No stranger reads a form and writes into it within a moment. Where nobody measured, there is nothing to say. Whoever
 * was approved before may paste what they wrote elsewhere.
 */
export const timeToWrite: ModerationRule = {
  name: 'time-to-write',
  judge({ secondsToWrite }, { settings: { minSecondsToWrite }, reader }) {
    if (reader.approvedComments > 0) return undefined;
    if (secondsToWrite === null || secondsToWrite >= minSecondsToWrite) return undefined;
    const taken = Math.round(secondsToWrite * 10) / 10;
    return { verdict: 'hold', reason: `It was written within ${taken} s; people need ${minSecondsToWrite} s.` };
  },
};
