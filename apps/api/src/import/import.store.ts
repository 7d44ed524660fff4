// What was imported before: what it was there, and what it is here.
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** What an import brings in. */
export type RecordKind = 'author' | 'section' | 'tag' | 'article' | 'comment';

/** Things of one kind that come from one site. */
export interface Origin {
  readonly source: string;
  readonly kind: RecordKind;
}

export interface ImportRecord extends Origin {
  readonly originalId: string;
  readonly localId: string;
}

/** The ids here of what had these ids there, as far as it was imported; it may have been deleted since. */
export async function findLocalIds(
  db: Kysely<Database>,
  { source, kind }: Origin,
  originalIds: readonly string[],
): Promise<Map<string, string>> {
  if (originalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_records')
    .select(['original_id', 'local_id'])
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('original_id', 'in', originalIds)
    .execute();
  return new Map(rows.map((row) => [row.original_id, row.local_id]));
}

/** Whether something of this origin became what has the id `localId` here. */
export async function isImported(db: Kysely<Database>, { source, kind }: Origin, localId: string): Promise<boolean> {
  const row = await db
    .selectFrom('import_records')
    .select('original_id')
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('local_id', '=', localId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these ids something in `table` has. */
export async function listKnownIds(
  db: Kysely<Database>,
  table: 'comment_decisions' | 'comment_notes' | 'comment_reports',
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

/** Remembers that something was imported. Of the same thing twice, the second time violates a unique constraint. */
export async function insertRecord(db: Kysely<Database>, record: ImportRecord, at: string): Promise<void> {
  const { source, kind, originalId, localId } = record;
  await db
    .insertInto('import_records')
    .values({ source, kind, original_id: originalId, local_id: localId, imported_at: at })
    .execute();
}

/** Forgets something that was imported, and is not here any more. */
export async function deleteRecord(db: Kysely<Database>, record: Omit<ImportRecord, 'localId'>): Promise<void> {
  const { source, kind, originalId } = record;
  await db
    .deleteFrom('import_records')
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('original_id', '=', originalId)
    .execute();
}
