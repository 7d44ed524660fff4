import type { ModerationRule } from '../moderation-rule.ts';

/** Whoever is banned is not told: they would come back as somebody else. */
export const banned: ModerationRule = {
  name: 'banned',
  judge(_submission, { ban }) {
    return ban === null ? undefined : { verdict: 'reject', reason: ban };
  },
};
