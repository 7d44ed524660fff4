import type { ModerationRule } from '../moderation-rule.ts';

/** The same words again, by whomever and wherever, are more often an advertisement than a coincidence. */
export const duplicateText: ModerationRule = {
  name: 'duplicate-text',
  judge(_submission, { traffic: { withSameText } }) {
    if (withSameText < 1) return undefined;
    const others = withSameText === 1 ? 'Another comment says' : `${withSameText} other comments say`;
    return { verdict: 'hold', reason: `${others} the same within a day.` };
  },
};
