import type { ModerationRule } from '../moderation-rule.ts';

/** A reader is known once a moderator approved a comment of theirs. */
export const firstComment: ModerationRule = {
  name: 'first-comment',
  judge(_submission, { reader, discussion: { policy } }) {
    if (policy === 'open' || reader.approvedComments >= 1) return undefined;
    return { verdict: 'hold', reason: 'The first comment of a reader waits for a moderator.' };
  },
};
