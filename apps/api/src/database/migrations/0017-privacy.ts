import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/** Which key the private data lies under, and what is still to be forgotten. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  await db.schema
    .createTable('data_key')
    // There is one row, or none.
    .addColumn('row_number', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('key_id', 'text', required)
    .execute();
  await db.schema
    .createTable('erasures')
    .addColumn('id', ordered, (column) => column.notNull().primaryKey())
    .addColumn('email_sealed', 'text', required)
    .addColumn('email_hash', 'text', required)
    .execute();
  await db.schema.createTable('remains').addColumn('due_at', ordered).execute();
  await sql`insert into remains (due_at) values (null)`.execute(db);
  await db.schema
    .createIndex('comments_with_address')
    .on('comments')
    .column('created_at')
    .where(sql<boolean>`ip_sealed is not null`)
    .execute();
}
