import type { SubmittedComment } from '@broadsheet/api-contract';
import type { CommentSubmission, ModerationRule } from '@broadsheet/domain';
import { toAddressGroup } from '@broadsheet/service';
import { write, type Write } from '../changes/changes.actions.ts';
import { isForeignKeyViolation, lockKey } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import { askForReplies } from '../notifications/asking.actions.ts';
import { Refusal } from '../refusal.ts';
import { addComment } from './adding.actions.ts';
import { hashAddress, hashAuthor, hashEmail } from './commenter.ts';
import * as store from './comments.store.ts';
import { askChecker } from './judging/checking.actions.ts';
import { judge, type Judged } from './judging/judging.actions.ts';
import { findReader, newSeed } from './reader.ts';

/** A comment as a reader sent it. */
export interface SentComment {
  readonly articleId: string;
  readonly submission: CommentSubmission;
  readonly ipAddress: string | null;
  /** What the reader's browser keeps since an earlier comment. */
  readonly authorToken?: string | undefined;
}

/** What became of a comment, with the token of its author, who may be told it in another way. */
export interface AcceptedComment extends SubmittedComment {
  readonly authorToken: string;
}

/**
 * Takes in a reader's comment and says what became of it. The same words of the same reader in the same place are the
 * comment that is there already, within two minutes or with its author's token. Throws `not-found`, `discussion-closed`
 * and `parent-not-found`, and stores nothing then; and `comment-rejected` where a rule rejects the comment and has
 * something to tell the reader: it is stored for the moderators.
 */
export async function submitComment(
  newsroom: Newsroom,
  sent: SentComment,
  rules?: readonly ModerationRule[],
): Promise<AcceptedComment> {
  const { fingerprint, earlier } = await findRepeated(newsroom, sent);
  const identified = { ...sent, fingerprint };
  const check = () => askChecker(newsroom, { ...sent, avatarSeed: undefined });
  const kept = earlier ?? (await takeIn(newsroom, identified, { rules, externalCheck: await check() }));
  if ('told' in kept) throw new Refusal('comment-rejected', kept.told);
  return toAnswer(newsroom, kept, identified);
}

/**
 * The comment that is sent once more, or else the fingerprint for one of its own. A form that was sent twice is one
 * comment. Whoever repeats one later shows that it is theirs: a neighbour in the same network, who has read it, must not
 * find out from the answer that they guessed its reader's address.
 */
async function findRepeated(
  { db, vault, now }: Newsroom,
  sent: SentComment,
): Promise<{ fingerprint: string; earlier?: store.FoundComment }> {
  const authorHash = sent.authorToken === undefined ? undefined : hashAuthor(vault, sent.authorToken);
  let fingerprint = fingerprintOf(vault, sent);
  for (;;) {
    const earlier = await store.findByFingerprint(db, fingerprint);
    if (!earlier) return { fingerprint };
    const isRetry = Date.parse(now()) - Date.parse(earlier.comment.createdAt) < retryMs;
    if (isRetry || earlier.authorHash === authorHash) return { fingerprint, earlier };
    fingerprint = vault.hash('comment', 'repeated', fingerprint);
  }
}

const retryMs = 120_000;

interface IdentifiedComment extends SentComment {
  readonly fingerprint: string;
}

async function takeIn(
  newsroom: Newsroom,
  sent: IdentifiedComment,
  judging: Pick<Judged, 'rules' | 'externalCheck'>,
): Promise<store.FoundComment | { readonly told: string }> {
  const { vault } = newsroom;
  const { articleId, submission, ipAddress, fingerprint } = sent;
  const { name, website, body, parentId, email } = submission;
  try {
    return await write(newsroom, async (open) => {
      // What several send at once from one network is counted as what they send one after the other.
      await lockKey(open.db, open.dialect, ipAddress === null ? '' : hashAddress(vault, ipAddress));
      const knownSeed = await findReader(open.db, vault, { ...sent, email });
      const judged = { articleId, submission, ipAddress, avatarSeed: knownSeed, ...judging };
      const { status, outcomes, told } = await judge(newsroom, open, judged);
      await assertRepliable(open, sent);
      const id = await addComment(newsroom, open, {
        ...{ articleId, parentId, kind: 'comment', name, website, body, email, ipAddress, createdAt: open.now },
        ...{ status, outcomes, avatarSeed: knownSeed ?? newSeed() },
        // What its reader may put right in another field is judged anew when it comes again.
        fingerprint: told === undefined ? fingerprint : null,
        authorHash: hashAuthor(vault, authorTokenOf(vault, sent, open.now)),
      });
      if (submission.notify && id !== undefined) await askForReplies(open, id);
      if (told !== undefined) return { told };
      // This one, or the same that came in at the same moment.
      const kept = await store.findByFingerprint(open.db, fingerprint);
      if (!kept) throw articleNotFound();
      return kept;
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

async function assertRepliable(open: Write, { submission: { parentId }, articleId }: SentComment): Promise<void> {
  if (parentId === null) return;
  if ((await store.findRepliable(open.db, { id: parentId, articleId })) === undefined) throw parentNotFound();
}

// Whoever sent what is no longer, or never was, shown to readers learns only that a moderator reads it.
function toAnswer(
  { vault }: Newsroom,
  { comment, status }: store.FoundComment,
  sent: IdentifiedComment,
): AcceptedComment {
  const authorToken = authorTokenOf(vault, sent, comment.createdAt);
  return { comment, status: status === 'approved' ? 'approved' : 'pending', authorToken };
}

function parentNotFound(): Refusal {
  const message = 'The comment to reply to is not in this discussion.';
  return new Refusal('parent-not-found', message, [{ pointer: '/parentId', message }]);
}

function articleNotFound(): Refusal {
  return new Refusal('not-found', 'There is no such article.');
}
