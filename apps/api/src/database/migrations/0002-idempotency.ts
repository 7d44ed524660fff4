import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

/** What requests with an `Idempotency-Key` have written and were answered, for as long as they may be sent again. */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const table = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('request', 'text', required)
      .addColumn('fingerprint', 'text', required)
      .addColumn('created_at', ordered, required);
  await table('remembered_writes')
    .addColumn('step', 'text', required)
    .addColumn('value', 'text', required)
    .addPrimaryKeyConstraint('remembered_writes_pk', ['request', 'step'])
    .execute();
  await table('remembered_answers')
    .addColumn('answer', 'text', required)
    .addPrimaryKeyConstraint('remembered_answers_pk', ['request'])
    .execute();
  for (const name of ['remembered_writes', 'remembered_answers']) {
    await db.schema.createIndex(`${name}_by_age`).on(name).column('created_at').execute();
  }
}
