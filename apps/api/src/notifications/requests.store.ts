import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** Keeps that whoever sent this comment wants to know of replies. */
export async function insertRequest(db: Db, commentId: string, at: string): Promise<void> {
  await db.insertInto('reply_requests').values({ comment_id: commentId, asked_at: at }).execute();
}

/** A comment that readers see now, as far as replies and those who wait for them are concerned. */
export interface ShownComment {
  readonly id: string;
  readonly articleId: string;
  readonly articleTitle: string;
  /** Whether its reader asked to be told of replies, and has not been answered yet. */
  readonly isRequest: boolean;
  readonly emailHash: string | null;
  readonly emailSealed: string | null;
  readonly ipHash: string | null;
  /** Of the reader that it replies to; null where it replies to nobody, to themselves, or to nobody knows whom. */
  readonly repliesTo: string | null;
}

/** Those of the comments with these ids that readers see. */
export async function listShown(db: Db, ids: readonly string[]): Promise<ShownComment[]> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('articles', 'articles.id', 'comments.article_id')
    .leftJoin('comments as parents', 'parents.id', 'comments.parent_id')
    .leftJoin('reply_requests', 'reply_requests.comment_id', 'comments.id')
    .select([
      'comments.id',
      'comments.article_id',
      'articles.title',
      'reply_requests.asked_at',
      'comments.email_hash',
      'comments.email_sealed',
      'comments.ip_hash',
      'comments.avatar_seed',
      'parents.email_hash as parent_hash',
      'parents.avatar_seed as parent_seed',
    ])
    .where('comments.id', 'in', ids)
    .where('comments.status', '=', 'approved')
    .where('comments.kind', '=', 'comment')
    .where('comments.deleted_at', 'is', null)
    .execute();
  return rows.map((row) => {
    const isOwn = row.parent_seed === row.avatar_seed || row.parent_hash === row.email_hash;
    return {
      id: row.id,
      articleId: row.article_id,
      articleTitle: row.title,
      isRequest: row.asked_at !== null,
      emailHash: row.email_hash,
      emailSealed: row.email_sealed,
      ipHash: row.ip_hash,
      repliesTo: isOwn ? null : row.parent_hash,
    };
  });
}

/** Forgets that this comment's reader asked. */
export async function deleteRequest(db: Db, commentId: string): Promise<void> {
  await db.deleteFrom('reply_requests').where('comment_id', '=', commentId).execute();
}

/** Forgets who asked before `time` with comments that nobody has approved since. */
export async function deleteRequestsBefore(db: Db, time: string): Promise<void> {
  await db.deleteFrom('reply_requests').where('asked_at', '<', time).execute();
}
