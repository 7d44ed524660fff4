import { sql } from 'kysely';
import type { Connection } from '../connect.ts';

/** The names of all tables of a database that are its own. */
export async function listTables({ db, dialect }: Connection): Promise<string[]> {
  const { rows } = await (
    dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'
        and name not like 'sqlite\\_%' escape '\\' and name not like 'search\\_%\\_%' escape '\\'`
      : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
  ).execute(db);
  return rows.map(({ name }) => name);
}
