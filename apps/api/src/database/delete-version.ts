import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

type VersionedTable = 'articles' | 'authors' | 'sections' | 'tags';

/** Deletes the row where it has this version: nobody has changed it since it was read. Returns whether it had. */
export async function deleteVersion(
  db: Kysely<Database>,
  table: VersionedTable,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const result = await db.deleteFrom(table).where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
