// Everything in a table that lies under the data key, read and written without knowing what it means.
import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A row: column → text. */
export type TextRow = Readonly<Record<string, string | null>>;

/** The next rows of a table in which one of the `sealed` columns has something, by id. */
export async function listSealedRows(
  db: Db,
  { table, sealed, beside = [] }: { table: string; sealed: readonly string[]; beside?: readonly string[] },
  { after, limit }: { after: string; limit: number },
): Promise<(TextRow & { id: string })[]> {
  const columns = sql.join(['id', ...sealed, ...beside].map((name) => sql.ref(name)));
  const isSealed = sql.join(
    sealed.map((name) => sql`${sql.ref(name)} is not null`),
    sql` or `,
  );
  const { rows } = await sql<TextRow & { id: string }>`
    select ${columns} from ${sql.table(table)} where id > ${after} and (${isSealed}) order by id limit ${limit}
  `.execute(db);
  return rows;
}

/** Puts these values in the place of those in a row. */
export async function updateRow(db: Db, table: string, { id, values }: { id: string; values: TextRow }): Promise<void> {
  const assignments = Object.entries(values).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  if (assignments.length === 0) return;
  await sql`update ${sql.table(table)} set ${sql.join(assignments)} where id = ${id}`.execute(db);
}

/** Empties a column of all rows. */
export async function emptyColumn(db: Db, table: string, column: string): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} is not null`.execute(db);
}

/** Deletes all rows of a table. */
export async function emptyTable(db: Db, table: string): Promise<void> {
  await sql`delete from ${sql.table(table)}`.execute(db);
}

/** Forgets which authors of imports are known by the hash of their address: 43 characters, as no login has. */
export async function deleteHashedAuthors(db: Db): Promise<void> {
  await db
    .deleteFrom('import_records')
    .where('kind', '=', 'author')
    .where(sql<boolean>`length(original_id) = 43`)
    .execute();
}
