import type { ModerationRule } from './moderation-rule.ts';

/** Nobody reads a form and writes into it within a moment. Where nobody measured, there is nothing to say. */
export const timeToWrite: ModerationRule = {
  name: 'time-to-write',
  sparesTrusted: true,
  judge({ secondsToWrite }, { settings: { minSecondsToWrite } }) {
    if (secondsToWrite === null || secondsToWrite >= minSecondsToWrite) return undefined;
    const taken = Math.round(secondsToWrite * 10) / 10;
    return { verdict: 'hold', reason: `It was written within ${taken} s; people need ${minSecondsToWrite} s.` };
  },
};
