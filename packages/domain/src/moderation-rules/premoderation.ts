import type { ModerationRule } from './moderation-rule.ts';

/** Where the editors want to read first, they do. */
export const premoderation: ModerationRule = {
  name: 'premoderation',
  judge(_submission, { commentPolicy }) {
    if (commentPolicy !== 'premoderated') return undefined;
    return { verdict: 'hold', reason: 'A moderator reads every comment on this article first.' };
  },
};
