import { closedBecause, type ClosedBecause } from '../../comments/discussion.ts';
import type { ModerationRule } from '../moderation-rule.ts';

const reasons: Record<ClosedBecause, string> = {
  'not-published': 'The article is not published.',
  policy: 'The discussion of this article is closed.',
  age: 'The discussion of this article has ended.',
};

/** Nobody comments where the editors closed the discussion or its time is over, or on what readers cannot see. */
export const discussionClosed: ModerationRule = {
  name: 'discussion-closed',
  judge(_submission, context) {
    const because = closedBecause(context, context.now);
    return because === null ? undefined : { verdict: 'reject', reason: reasons[because], told: reasons[because] };
  },
};
