// What may happen to a comment, and who decides. Pure: what the rules need to know comes in as parameters.
import { z } from 'zod';
import { DomainError } from './domain-error.ts';

/** Where a comment is in its life. Only `approved` is seen by readers. */
export const CommentStatus = z
  .enum(['pending', 'approved', 'rejected', 'spam'])
  .meta({ id: 'CommentStatus', description: 'Where a comment is in its life. Readers see only what is approved.' });
export type CommentStatus = z.infer<typeof CommentStatus>;

/** What a rule says of a comment. */
export const Verdict = z.enum(['publish', 'hold', 'reject']);
export type Verdict = z.infer<typeof Verdict>;

/** What one rule said, kept with the comment so that a moderator sees why it was held. */
export const RuleOutcome = z
  .strictObject({ rule: z.string(), verdict: Verdict, reason: z.string() })
  .meta({
    id: 'RuleOutcome',
    description: 'What one moderation rule said of a comment, and why.',
    examples: [{ rule: 'many-links', verdict: 'hold', reason: 'It has four links; more than three wait for a moderator.' }],
  });
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** What a moderator can do with a comment. */
export type ModerationAction = 'approve' | 'reject' | 'spam';

const leadsTo: Record<ModerationAction, CommentStatus> = { approve: 'approved', reject: 'rejected', spam: 'spam' };

const spoken: Record<CommentStatus, string> = {
  pending: 'waiting for a moderator',
  approved: 'approved',
  rejected: 'rejected',
  spam: 'marked as spam',
};

/**
 * The state of a comment after a moderator's decision. Every decision can be taken back by another one; deciding
 * the same twice throws `transition-not-allowed`, so that two moderators notice each other.
 */
export function moderate(status: CommentStatus, action: ModerationAction): CommentStatus {
  const next = leadsTo[action];
  if (status === next) throw new DomainError('transition-not-allowed', `The comment is already ${spoken[status]}.`);
  return next;
}
