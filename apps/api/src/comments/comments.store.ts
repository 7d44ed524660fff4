import type { ArticleStatus, CommentPolicy, CommentStatus, PublicComment } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
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

/** What an article says of comments on it. */
export interface Discussion {
  readonly articleStatus: ArticleStatus;
  readonly commentPolicy: CommentPolicy;
}

export async function findDiscussion(db: Db, articleId: string): Promise<Discussion | undefined> {
  const row = await db
    .selectFrom('articles')
    .select(['status', 'comment_policy'])
    .where('id', '=', articleId)
    .executeTakeFirst();
  return row && { articleStatus: row.status, commentPolicy: row.comment_policy };
}

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

/** How many approved comments there are of the reader with this hash of an email address. */
export async function countApprovedOfReader(db: Db, emailHash: string): Promise<number> {
  const { count } = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('email_hash', '=', emailHash)
    .where('status', '=', 'approved')
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether a reader may reply to it: an approved comment (no pingback) on the same article. */
export async function isRepliable(db: Db, { id, articleId }: { id: string; articleId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', id)
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .where('kind', '=', 'comment')
    .executeTakeFirst();
  return row !== undefined;
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

/** A comment with its status, without who wrote it. */
export interface FoundComment {
  readonly comment: PublicComment;
  readonly status: CommentStatus;
}

/** The comment that has this fingerprint. */
export async function findByFingerprint(db: Db, fingerprint: string): Promise<FoundComment | undefined> {
  const row = await db
    .selectFrom('comments')
    .select([...publicColumns, 'status'])
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row && { comment: toPublicComment(row), status: row.status };
}

/** Stores a moderator's decision where the comment still has the version before. Returns whether it had. */
export async function updateStatus(
  db: Db,
  { id, status, decidedAt, version }: Pick<StoredComment, 'id' | 'status' | 'version'> & { decidedAt: string },
): Promise<boolean> {
  const result = await db
    .updateTable('comments')
    .set({ status, decided_at: decidedAt, updated_at: decidedAt, version })
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
