// What readers wrote themselves, found by the hash of the token that they keep.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../../http/pagination.ts';
import { storedColumns, toStoredComment, type StoredComment } from '../comment-rows.ts';

type Db = Kysely<Database>;

/** The comment `id`, if it is by the author with this hash. */
export async function findOwnComment(
  db: Db,
  { id, authorHash }: { readonly id: string; readonly authorHash: string },
): Promise<StoredComment | undefined> {
  const row = await db
    .selectFrom('comments')
    .select(storedColumns)
    .where('id', '=', id)
    .where('author_hash', '=', authorHash)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && toStoredComment(row);
}

/** Which of an author's comments, from where on, and how many. */
export interface OwnCommentsAsked {
  readonly authorHash: string;
  readonly articleId: string | undefined;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** A page of an author's comments, the latest first. */
export async function listOwnComments(
  db: Db,
  { authorHash, articleId, after, limit }: OwnCommentsAsked,
): Promise<RowPage<StoredComment>> {
  const rows = await db
    .selectFrom('comments')
    .select(storedColumns)
    .where('author_hash', '=', authorHash)
    .where('deleted_at', 'is', null)
    .$if(articleId !== undefined, (query) => query.where('article_id', '=', articleId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(String(after?.[0] ?? ''), after?.[1] ?? '')),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toStoredComment), limit, ({ createdAt, id }) => [createdAt, id]);
}

/** What a comment says after its author has changed it, and what the rules said of that. */
export interface Rewritten extends Pick<StoredComment, 'id' | 'body' | 'outcomes' | 'version'> {
  readonly textHash: string | null;
  readonly editedAt: string;
}

/** Stores what a comment says now, where it still has the version before. Returns whether it had. */
export async function rewriteComment(db: Db, rewritten: Rewritten): Promise<boolean> {
  const { id, body, outcomes, textHash, editedAt, version } = rewritten;
  const result = await db
    .updateTable('comments')
    .set({ body, outcomes: JSON.stringify(outcomes), text_hash: textHash })
    .set({ edited_at: editedAt, updated_at: editedAt, version })
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
