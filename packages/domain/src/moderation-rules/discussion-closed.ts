import type { ModerationRule } from './moderation-rule.ts';

/** Nobody comments where the editors closed the discussion, or on what readers cannot see. */
export const discussionClosed: ModerationRule = {
  name: 'discussion-closed',
  judge(_submission, { discussion: { policy }, articleStatus }) {
    if (articleStatus !== 'published') return { verdict: 'reject', reason: 'The article is not published.' };
    if (policy === 'closed') return { verdict: 'reject', reason: 'The discussion of this article is closed.' };
    return undefined;
  },
};
