import type { Kysely } from 'kysely';
import { storedColumns, toStoredComment, type StoredComment } from '../comments/comment-rows.ts';
import type { Database } from '../database/schema.ts';
import { isIn, limitOf, type Range } from './range.store.ts';

/** A comment as it is stored, with what only the store knows. */
export interface KeptComment extends StoredComment {
  readonly updatedAt: string;
  readonly fingerprint: string | null;
}

export async function readComments(db: Kysely<Database>, range: Range): Promise<KeptComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select([...storedColumns, 'updated_at', 'fingerprint'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({
    ...toStoredComment(row),
    updatedAt: row.updated_at,
    fingerprint: row.fingerprint,
  }));
}
