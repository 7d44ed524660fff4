import type { ModerationRule } from '../moderation-rule.ts';

/** Where the editors want to read first, they do. */
export const premoderation: ModerationRule = {
  name: 'premoderation',
  judge(_submission, { discussion: { policy } }) {
    if (policy !== 'premoderated') return undefined;
    return { verdict: 'hold', reason: 'A moderator reads every comment on this article first.' };
  },
};
