import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/** Finds the addresses of a thing by the thing, and what imports remember in an order that all databases share. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema.createIndex('former_slugs_by_target').on('former_slugs').columns(['target_id', 'kind']).execute();
  await db.schema.createIndex('old_addresses_by_target').on('old_addresses').columns(['target_id', 'kind']).execute();
  // SQLite compares byte by byte; its primary key is that order already.
  if (dialect === 'sqlite') return;
  await sql`create index import_records_by_bytes on import_records
    (source collate "C", kind collate "C", original_id collate "C")`.execute(db);
}
