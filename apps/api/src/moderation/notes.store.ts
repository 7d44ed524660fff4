import type { CommentNote } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { toRowPage, type RowPage } from '../http/pagination.ts';
import type { PageOfComment } from './history.store.ts';

type Db = Kysely<Database>;

/** The notes about a comment, the oldest first. */
export async function listNotes(db: Db, { commentId, after, limit }: PageOfComment): Promise<RowPage<CommentNote>> {
  const rows = await db
    .selectFrom('comment_notes')
    .select(['id', 'body', 'created_at', 'created_by'])
    .where('comment_id', '=', commentId)
    .$if(after !== undefined, (query) => query.where('id', '>', after?.[1] ?? ''))
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const notes = rows.map((row) => ({
    ...{ id: row.id, text: row.body, createdAt: row.created_at, createdBy: row.created_by },
  }));
  return toRowPage(notes, limit, ({ id }) => ['', id]);
}

export async function insertNote(db: Db, commentId: string, note: CommentNote): Promise<void> {
  const { id, text, createdAt, createdBy } = note;
  await db
    .insertInto('comment_notes')
    .values({ id, comment_id: commentId, body: text, created_at: createdAt, created_by: createdBy })
    .execute();
}

/** Deletes a note about a comment. Returns whether there was one. */
export async function deleteNote(db: Db, { id, commentId }: { id: string; commentId: string }): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('comment_notes')
    .where('id', '=', id)
    .where('comment_id', '=', commentId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
