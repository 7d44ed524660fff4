import type { SubmittedComment } from '@broadsheet/api-contract';
import { decide, moderationRules } from '@broadsheet/domain';
import type { CommentSubmission, ModerationDecision, ModerationRule } from '@broadsheet/domain';
import { toAddressGroup } from '@broadsheet/service';
import { write, type Write } from '../changes/changes.actions.ts';
import { isForeignKeyViolation } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import { Refusal } from '../refusal.ts';
import { addComment } from './adding.actions.ts';
import { hashAuthor, hashEmail } from './commenter.ts';
import * as store from './comments.store.ts';
import { gatherContext } from './moderation-context.ts';
import { findReader, newAuthorToken, newSeed } from './reader.ts';

/** A comment as a reader sent it. */
export interface SentComment {
  readonly articleId: string;
  readonly submission: CommentSubmission;
  readonly ipAddress: string | null;
  /** What the reader's browser keeps since an earlier comment. */
  readonly authorToken?: string | undefined;
}

/**
 * Takes in a reader's comment and says what became of it. The same words of the same reader in the same place are the
 * comment that is there already. Throws `not-found`, `discussion-closed` and `parent-not-found`, and stores nothing
 * then; and `comment-rejected` where a rule rejects the comment and has something to tell the reader: it is stored for
 * the moderators.
 */
export async function submitComment(
  newsroom: Newsroom,
  sent: SentComment,
  rules: readonly ModerationRule[] = moderationRules,
): Promise<SubmittedComment> {
  const fingerprint = fingerprintOf(newsroom.vault, sent);
  const earlier = await store.findByFingerprint(newsroom.db, fingerprint);
  if (earlier) return toAnswer(newsroom, earlier, { ...sent, fingerprint });
  const taken = await takeIn(newsroom, { ...sent, fingerprint }, rules);
  if (taken.told !== undefined) throw new Refusal('comment-rejected', taken.told);
  return taken.answer;
}

interface IdentifiedComment extends SentComment {
  readonly fingerprint: string;
}

interface Taken {
  readonly answer: SubmittedComment;
  /** What the reader is told of a rejection. */
  readonly told?: string | undefined;
}

async function takeIn(newsroom: Newsroom, sent: IdentifiedComment, rules: readonly ModerationRule[]): Promise<Taken> {
  const { vault } = newsroom;
  const { articleId, submission, ipAddress, fingerprint } = sent;
  const { name, website, body, parentId, email } = submission;
  try {
    return await write(newsroom, async (open) => {
      const knownSeed = await findReader(open.db, vault, { ...sent, email });
      const { status, outcomes, told } = await decideOn(newsroom, open, { sent, avatarSeed: knownSeed, rules });
      await addComment(newsroom, open, {
        ...{ articleId, parentId, kind: 'comment', name, website, body, email, ipAddress, createdAt: open.now },
        ...{ status, outcomes, fingerprint, avatarSeed: knownSeed ?? newSeed() },
        authorHash: hashAuthor(vault, authorTokenOf(vault, sent, open.now)),
      });
      // This one, or the same that came in at the same moment.
      const kept = await store.findByFingerprint(open.db, fingerprint);
      if (!kept) throw articleNotFound();
      return { answer: toAnswer(newsroom, kept, sent), ...(told !== undefined && { told }) };
    });
  } catch (error) {
    // The article was deleted at the same moment.
    if (isForeignKeyViolation(error)) throw articleNotFound();
    throw error;
  }
}

/** The same where the same words come from the same address and network to the same place: it is sent once more. */
function fingerprintOf(vault: Vault, { articleId, ipAddress, submission }: SentComment): string {
  const { email, parentId, body } = submission;
  const network = ipAddress === null ? '' : toAddressGroup(ipAddress);
  return vault.hash('comment', articleId, hashEmail(vault, email), parentId ?? '', body, network);
}

/** The secret that shows its holder to be the author: the reader's own, or one that nobody can guess. */
function authorTokenOf(vault: Vault, { authorToken, fingerprint }: IdentifiedComment, createdAt: string): string {
  return authorToken ?? vault.hash('author', 'given', fingerprint, createdAt);
}

interface Judged {
  readonly sent: SentComment;
  readonly avatarSeed: string | undefined;
  readonly rules: readonly ModerationRule[];
}

async function decideOn(
  { log }: Newsroom,
  open: Write,
  { sent: { articleId, submission }, avatarSeed, rules }: Judged,
): Promise<ModerationDecision> {
  const discussion = await store.findDiscussion(open.db, articleId);
  if (!discussion) throw articleNotFound();
  const decision = decide(submission, await gatherContext(open, { discussion, avatarSeed }), { rules });
  for (const { rule, cause } of decision.failures) {
    log.error({ rule, cause: withoutReader(cause, submission) }, 'A moderation rule failed; the comment waits.');
  }
  const closed = decision.outcomes.find(({ rule }) => rule === 'discussion-closed');
  if (closed) throw new Refusal('discussion-closed', closed.reason);
  const { parentId } = submission;
  const isPlaced = parentId === null || (await store.findRepliable(open.db, { id: parentId, articleId }));
  if (isPlaced === undefined) throw parentNotFound();
  return decision;
}

// Whoever sent what is no longer, or never was, shown to readers learns only that a moderator reads it.
function toAnswer(
  { vault, now }: Newsroom,
  { comment, status }: store.FoundComment,
  sent: IdentifiedComment,
): SubmittedComment {
  // A form that was sent twice makes its reader the author of the one comment. Who repeats it later may be somebody
  // else, who has read it.
  const isRetry = Date.parse(now()) - Date.parse(comment.createdAt) < retryMs;
  const authorToken = sent.authorToken ?? (isRetry ? authorTokenOf(vault, sent, comment.createdAt) : newAuthorToken());
  return { comment, status: status === 'approved' ? 'approved' : 'pending', authorToken };
}

const retryMs = 120_000;

// A rule may quote what it stumbled over; the log is no place for an address.
function withoutReader(cause: unknown, { email }: CommentSubmission): string {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return text.replaceAll(email, '[email]');
}

function parentNotFound(): Refusal {
  const message = 'The comment to reply to is not in this discussion.';
  return new Refusal('parent-not-found', message, [{ pointer: '/parentId', message }]);
}

function articleNotFound(): Refusal {
  return new Refusal('not-found', 'There is no such article.');
}
