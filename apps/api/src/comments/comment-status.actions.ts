// The one way in which a comment changes its state: with all that depends on it, in the transaction that is open.
import type { ChangeType, CommentStatus } from '@broadsheet/domain';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { indexComment } from '../search/indexing.actions.ts';
import { learn } from '../spam-classifier/spam-classifier.actions.ts';
import { countOf, subjectsOf } from './comment-effects.ts';
import type { StoredComment } from './comment-rows.ts';
import * as store from './comments.store.ts';

export { subjectsOf as subjectsOfComment };

/** A decision about a comment. */
export interface StatusChange {
  readonly status: CommentStatus;
  /** `user:ID`, `key:ID`, `admin`; `rules`, `reports` or `author` where nobody of the staff decided. */
  readonly by: string;
  /** A sentence for moderators; may be empty. */
  readonly reason: string;
}

/**
 * Brings a comment into another state: counts it where readers see it, indexes it for search, notes the decision in its
 * history and in the change log, and lets the spam classifier learn from it. Returns the comment as it is then. Throws
 * `stale-version` where it was changed since `current` was read, and `not-found` where its article is gone.
 */
export async function changeStatus(
  newsroom: Pick<Newsroom, 'newId' | 'vault'>,
  open: Write,
  current: StoredComment,
  { status, by, reason }: StatusChange,
): Promise<StoredComment> {
  const { db, now } = open;
  // What readers reported is settled when somebody of the staff has looked.
  const reportCount = by === 'reports' || by === 'author' ? current.reportCount : 0;
  const changed = { ...current, status, decidedBy: by, reportCount, decidedAt: now, version: current.version + 1 };
  const { isSeen } = await countShown(open, changed, countOf(changed) - countOf(current));
  if (!(await store.updateStatus(db, changed))) throw staleVersion();
  await store.insertDecision(db, {
    ...{ id: newsroom.newId(), commentId: current.id, at: now, from: current.status, to: status, by, reason },
  });
  await learn(newsroom, open, { comment: current, status, by });
  await indexComment(open, current.id);
  const isOrWasShown = current.status === 'approved' || status === 'approved';
  open.record({ type: changeTypes[status], subjects: subjectsOf(current), isPublic: isOrWasShown && isSeen });
  return changed;
}

const changeTypes: Record<CommentStatus, ChangeType> = {
  pending: 'comment.held',
  approved: 'comment.approved',
  rejected: 'comment.rejected',
  spam: 'comment.spam',
};

/**
 * Counts a comment `by` times more, on its article and in its thread, and says whether readers see the article. Until
 * the transaction ends, nobody else changes that article or its comments' states: always the article first, as whoever
 * deletes an article does, too. Throws `not-found` where the article is gone.
 */
export async function countShown(
  { db }: Pick<Write, 'db'>,
  { id, articleId, threadId }: Pick<StoredComment, 'id' | 'articleId' | 'threadId'>,
  by: number,
): Promise<{ isSeen: boolean }> {
  const articleStatus = await store.addToCommentCount(db, articleId, by);
  if (articleStatus === undefined) throw new Refusal('not-found', 'There is no such comment.');
  if (id !== threadId) await store.addToReplyCount(db, threadId, by);
  return { isSeen: articleStatus === 'published' };
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has changed it at the same moment. Read it again.');
}
