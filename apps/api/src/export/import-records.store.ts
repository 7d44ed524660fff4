import type { ImportRecordRecord } from '@broadsheet/api-contract';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { byBytes, type Dialect } from '../database/dialect.ts';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** What identifies something that an import brought in. */
export type Origin = readonly [source: string, kind: string, originalId: string];

/** What imports remember, after `after`, byte by byte in order. */
export async function readImportRecords(
  db: Db,
  { after, limit }: { readonly after: Origin; readonly limit: number },
  dialect: Dialect,
): Promise<Omit<ImportRecordRecord, 'type' | 'id'>[]> {
  const key = (['source', 'kind', 'original_id'] as const).map((column) => byBytes(column, dialect));
  const rows = await db
    .selectFrom('import_records')
    .select(['source', 'kind', 'original_id', 'local_id', 'imported_at'])
    .where(sql<boolean>`(${sql.join(key)}) > (${sql.join([...after])})`)
    .orderBy(sql`${sql.join(key)}`)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    source: row.source,
    kind: storedKind.parse(row.kind),
    originalId: row.original_id,
    localId: row.local_id,
    importedAt: row.imported_at,
  }));
}

/** What an import remembers of one thing. */
export async function findImportRecord(
  db: Db,
  [source, kind, originalId]: Origin,
): Promise<{ localId: string; importedAt: string } | undefined> {
  const row = await db
    .selectFrom('import_records')
    .select(['local_id', 'imported_at'])
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('original_id', '=', originalId)
    .executeTakeFirst();
  return row && { localId: row.local_id, importedAt: row.imported_at };
}

const storedKind = z.enum(['author', 'section', 'tag', 'article', 'comment']);
