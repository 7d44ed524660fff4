import type { ArticleStatus, CommentStatus, PublicComment } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { forUpdate, type Dialect } from '../database/dialect.ts';
import type { Database } from '../database/schema.ts';
import {
  publicColumns,
  storedColumns,
  toPublicComment,
  toRow,
  toStoredComment,
  type CommentInsert,
  type StoredComment,
} from './comment-rows.ts';

type Db = Kysely<Database>;

/**
 * Counts `by` more approved comments of an article, and returns its status; undefined where it is not there. Until the
 * transaction ends, nobody else changes the article, also where `by` is 0.
 */
export async function addToCommentCount(db: Db, articleId: string, by: number): Promise<ArticleStatus | undefined> {
  const row = await db
    .updateTable('articles')
    .set((eb) => ({ comment_count: eb('comment_count', '+', by) }))
    .where('id', '=', articleId)
    .returning('status')
    .executeTakeFirst();
  return row?.status;
}

/** Counts `by` more replies that readers see in a thread. */
export async function addToReplyCount(db: Db, threadId: string, by: number): Promise<void> {
  if (by === 0) return;
  await db
    .updateTable('comments')
    .set((eb) => ({ reply_count: eb('reply_count', '+', by) }))
    .where('id', '=', threadId)
    .execute();
}

/** The thread of a comment that a reader may reply to: an approved one (no pingback) on the same article. */
export async function findRepliable(
  db: Db,
  { id, articleId }: { id: string; articleId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('comments')
    .select('thread_id')
    .where('id', '=', id)
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .where('kind', '=', 'comment')
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.thread_id;
}

/** The thread that a comment stands in; undefined where there is no such comment. */
export async function findThreadOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('comments').select('thread_id').where('id', '=', id).executeTakeFirst();
  return row?.thread_id;
}

/** Stores a comment. Returns whether it did: there may be one with the same fingerprint. */
export async function insertComment(db: Db, comment: CommentInsert): Promise<boolean> {
  const result = await db
    .insertInto('comments')
    .values(toRow(comment))
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .executeTakeFirstOrThrow();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findComment(db: Db, id: string): Promise<StoredComment | undefined> {
  const row = await db.selectFrom('comments').select(storedColumns).where('id', '=', id).executeTakeFirst();
  return row && toStoredComment(row);
}

/** A comment with its status. Of who wrote it there is but the keyed hash of their token. */
export interface FoundComment {
  readonly comment: PublicComment;
  readonly status: CommentStatus;
  readonly authorHash: string | null;
}

/** The comment that has this fingerprint. */
export async function findByFingerprint(db: Db, fingerprint: string): Promise<FoundComment | undefined> {
  const row = await db
    .selectFrom('comments')
    .select([...publicColumns, 'status', 'author_hash'])
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row && { comment: toPublicComment(row), status: row.status, authorHash: row.author_hash };
}

/** Stores a new state where the comment still has the version before. Returns whether it had. */
export async function updateStatus(
  db: Db,
  comment: Pick<StoredComment, 'id' | 'status' | 'decidedBy' | 'reportCount' | 'version'> & { decidedAt: string },
): Promise<boolean> {
  const { id, status, decidedAt, decidedBy, reportCount, version } = comment;
  const result = await db
    .updateTable('comments')
    .set({
      ...{ status, version, decided_at: decidedAt, decided_by: decidedBy },
      ...{ updated_at: decidedAt, report_count: reportCount },
    })
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One change of a comment's state. */
export interface Decision {
  readonly id: string;
  readonly commentId: string;
  readonly at: string;
  readonly from: CommentStatus;
  readonly to: CommentStatus;
  readonly by: string;
  readonly reason: string;
}

export async function insertDecision(db: Db, { id, commentId, at, from, to, by, reason }: Decision): Promise<void> {
  await db
    .insertInto('comment_decisions')
    .values({ id, comment_id: commentId, at, from_status: from, to_status: to, by, reason })
    .execute();
}

/**
 * Whether anything replies to it, seen by readers or not. Until the transaction ends, nothing else can begin to. Returns
 * undefined where there is no such comment any more.
 */
export async function hasReplies(db: Db, dialect: Dialect, id: string): Promise<boolean | undefined> {
  const locked = await db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', id)
    .modifyEnd(forUpdate(dialect))
    .executeTakeFirst();
  if (!locked) return undefined;
  const row = await db.selectFrom('comments').select('id').where('parent_id', '=', id).limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function deleteComment(db: Db, id: string): Promise<void> {
  await db.deleteFrom('comments').where('id', '=', id).execute();
}

// What is kept about a comment elsewhere, and says something of it or of who read it.
const ofOneComment = ['comment_decisions', 'comment_notes', 'comment_reports', 'comment_claims'] as const;

/** Takes everything out of a comment that it says, and that says who wrote it. Its place in the thread remains. */
export async function emptyComment(
  db: Db,
  { id, deletedAt, avatarSeed, version }: Pick<StoredComment, 'id' | 'avatarSeed' | 'version'> & { deletedAt: string },
): Promise<void> {
  for (const table of ofOneComment) await db.deleteFrom(table).where('comment_id', '=', id).execute();
  await db
    .updateTable('comments')
    .set({
      ...{ name: '', body: '', website: null, outcomes: '[]', is_pick: 0, report_count: 0, edited_at: null },
      ...{ email_sealed: null, email_hash: null, ip_sealed: null, ip_hash: null, author_hash: null },
      ...{ fingerprint: null, text_hash: null },
      ...{ avatar_seed: avatarSeed, deleted_at: deletedAt, updated_at: deletedAt, version },
    })
    .where('id', '=', id)
    .execute();
}
