import type { SubmittedComment } from '@broadsheet/api-contract';
import { decide, moderationRules } from '@broadsheet/domain';
import type {
  CommentSubmission,
  ModeratedComment,
  ModerationDecision,
  ModerationRule,
  PublicComment,
} from '@broadsheet/domain';
import { write, type Write } from '../changes/changes.actions.ts';
import { isForeignKeyViolation } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import { Refusal } from '../refusal.ts';
import { indexComment } from '../search/indexing.actions.ts';
import { countOf, subjectsOf } from './comment-effects.ts';
import { fingerprintOf, hashEmail, sealCommenter, type Commenter } from './commenter.ts';
import * as store from './comments.store.ts';

/** A comment as a reader sent it. */
export interface SentComment {
  readonly articleId: string;
  readonly submission: CommentSubmission;
  readonly ipAddress: string | null;
}

/**
 * Takes in a reader's comment and says what became of it. The same words of the same reader in the same place are the
 * comment that is there already. Throws `not-found`, `discussion-closed`, `comment-rejected` and `parent-not-found`;
 * nothing is stored then.
 */
export async function submitComment(
  newsroom: Newsroom,
  sent: SentComment,
  rules: readonly ModerationRule[] = moderationRules,
): Promise<SubmittedComment> {
  const { articleId, ipAddress, submission } = sent;
  const fingerprint = fingerprintOf(newsroom.vault, articleId, submission);
  const earlier = await store.findByFingerprint(newsroom.db, fingerprint);
  if (earlier) return toAnswer(earlier);
  try {
    return await write(newsroom, async (open) => {
      const { status, outcomes } = await decideOn(newsroom, open, { sent, rules });
      const said = { articleId, kind: 'comment', status, outcomes, createdAt: open.now } as const;
      await addComment(newsroom, open, { ...submission, ...said, ipAddress, fingerprint });
      // This one, or the same that came in at the same moment.
      const kept = await store.findByFingerprint(open.db, fingerprint);
      if (!kept) throw articleNotFound();
      return toAnswer(kept);
    });
  } catch (error) {
    // The article was deleted at the same moment.
    if (isForeignKeyViolation(error)) throw articleNotFound();
    throw error;
  }
}

/** A comment before it has its id. */
export interface NewComment extends Omit<PublicComment, 'id'>, Pick<ModeratedComment, 'status'>, Commenter {
  readonly outcomes: ModerationDecision['outcomes'];
  /** No two comments have the same one. Where it is null, a comment is never taken for another. */
  readonly fingerprint: string | null;
}

/**
 * Adds a comment in a transaction that is open already, and counts it where readers see it. Returns its id; undefined
 * where there is one with the same fingerprint, and then nothing has happened.
 */
export async function addComment(
  { vault, newId }: Newsroom,
  open: Write,
  draft: NewComment,
): Promise<string | undefined> {
  const fresh = { ...draft, id: newId(), decidedAt: null, updatedAt: open.now, version: 1 };
  return (await restoreComment(vault, open, fresh)) ? fresh.id : undefined;
}

/** A comment as it was somewhere else. */
export interface RestoredComment extends NewComment, Pick<ModeratedComment, 'id' | 'decidedAt' | 'version'> {
  readonly updatedAt: string;
}

/**
 * Adds a comment that was somewhere before, as `addComment` does. Returns whether it did: there may be one with the
 * same fingerprint.
 */
export async function restoreComment(vault: Vault, open: Write, restored: RestoredComment): Promise<boolean> {
  const { email, ipAddress, ...comment } = restored;
  const sealed = sealCommenter(vault, { email, ipAddress });
  if (!(await store.insertComment(open.db, { ...comment, ...sealed }))) return false;
  const subjects = subjectsOf(comment);
  open.record({ type: 'comment.submitted', subjects, isPublic: false });
  if (comment.status === 'approved') {
    const articleStatus = await store.addToCommentCount(open.db, comment.articleId, countOf(comment));
    await indexComment(open, comment.id);
    open.record({ type: 'comment.approved', subjects, isPublic: articleStatus === 'published' });
  }
  return true;
}

async function decideOn(
  { vault, log }: Newsroom,
  { db }: Write,
  { sent: { articleId, submission }, rules }: { sent: SentComment; rules: readonly ModerationRule[] },
): Promise<ModerationDecision> {
  const discussion = await store.findDiscussion(db, articleId);
  if (!discussion) throw articleNotFound();
  const approvedCommentsOfReader = await store.countApprovedOfReader(db, hashEmail(vault, submission.email));
  const decision = decide(submission, { ...discussion, approvedCommentsOfReader }, { rules });
  for (const { rule, cause } of decision.failures) {
    log.error({ rule, cause: withoutReader(cause, submission) }, 'A moderation rule failed; the comment waits.');
  }
  if (decision.verdict === 'reject') throw toRefusal(decision);
  const { parentId } = submission;
  if (parentId !== null && !(await store.isRepliable(db, { id: parentId, articleId }))) throw parentNotFound();
  return decision;
}

// Whoever sent what is no longer, or never was, shown to readers learns only that a moderator reads it.
function toAnswer({ comment, status }: store.FoundComment): SubmittedComment {
  return { comment, status: status === 'approved' ? 'approved' : 'pending' };
}

// A rule may quote what it stumbled over; the log is no place for an address.
function withoutReader(cause: unknown, { email }: CommentSubmission): string {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replaceAll(email, '[email]');
}

function toRefusal({ outcomes }: ModerationDecision): Refusal {
  const [first] = outcomes.filter(({ verdict }) => verdict === 'reject');
  const code = first?.rule === 'discussion-closed' ? 'discussion-closed' : 'comment-rejected';
  return new Refusal(code, first?.reason ?? 'The comment was not accepted.');
}

function parentNotFound(): Refusal {
  const message = 'The comment to reply to is not in this discussion.';
  return new Refusal('parent-not-found', message, [{ pointer: '/parentId', message }]);
}

function articleNotFound(): Refusal {
  return new Refusal('not-found', 'There is no such article.');
}
