import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Stores whether a comment is a pick, where it still has the version before. Returns whether it had. */
export async function updatePick(
  db: Kysely<Database>,
  { id, isPick, updatedAt, version }: { id: string; isPick: boolean; updatedAt: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('comments')
    .set({ is_pick: isPick ? 1 : 0, updated_at: updatedAt, version })
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
