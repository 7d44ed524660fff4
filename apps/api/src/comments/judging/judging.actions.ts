// What the moderation rules make of what a reader wrote: the same for a comment that comes in and for one that is changed.
import { decide } from '@broadsheet/domain';
import type {
  CommentSubmission,
  ExternalCheck,
  KnownReader,
  ModerationDecision,
  ModerationRule,
} from '@broadsheet/domain';
import type { Write } from '../../changes/changes.actions.ts';
import { findDiscussion } from '../../comment-settings/comment-settings.actions.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import type { StoredComment } from '../comment-rows.ts';
import { gatherContext } from './moderation-context.ts';

/** What is judged, and whose it is. */
export interface Judged {
  readonly articleId: string;
  readonly submission: CommentSubmission;
  readonly ipAddress: string | null;
  /** Of the reader that the sender is proven to be; undefined for everybody else. */
  readonly avatarSeed: string | undefined;
  /** The comment as it is, where its author changes it. */
  readonly changes?: StoredComment;
  /** What another service says of it, where one was asked before. */
  readonly externalCheck?: ExternalCheck | null;
  readonly rules?: readonly ModerationRule[] | undefined;
}

/** What becomes of a reader's words, after the rules. Throws `discussion-closed`, and `not-found` without an article. */
export async function judge(
  newsroom: Pick<Newsroom, 'log' | 'vault'>,
  open: Pick<Write, 'db' | 'now'>,
  { articleId, submission, ipAddress, avatarSeed, changes, externalCheck = null, rules }: Judged,
): Promise<ModerationDecision> {
  const discussion = await findDiscussion(open.db, articleId);
  if (!discussion) throw new Refusal('not-found', 'There is no such article.');
  const context = await gatherContext(newsroom, open, {
    ...{ articleId, discussion, submission, ipAddress, avatarSeed, externalCheck },
    changes: changes?.id,
  });
  const others = changes ? { ...context, reader: withoutOne(context.reader, changes) } : context;
  const decision = decide(submission, others, { ...(rules && { rules }) });
  for (const { rule, cause } of decision.failures) {
    const failure = { rule, cause: withoutReader(cause, submission) };
    newsroom.log.error(failure, 'A moderation rule failed; the comment waits.');
  }
  const closed = decision.outcomes.find(({ rule }) => rule === 'discussion-closed');
  if (closed) throw new Refusal('discussion-closed', closed.reason);
  return decision;
}

// Nobody is trusted for what they are about to say differently.
function withoutOne({ approvedComments, refusedComments }: KnownReader, { status }: StoredComment): KnownReader {
  return {
    approvedComments: approvedComments - (status === 'approved' ? 1 : 0),
    refusedComments: refusedComments - (status === 'rejected' || status === 'spam' ? 1 : 0),
  };
}

// A rule may quote what it stumbled over; the log is no place for an address.
function withoutReader(cause: unknown, { email }: CommentSubmission): string {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return email === '' ? text : text.replaceAll(email, '[email]');
}
