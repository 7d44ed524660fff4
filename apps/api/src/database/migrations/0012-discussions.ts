import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/**
 * How discussions are run: by the newspaper, by each section, by each article; and what is asked of a comment that comes
 * in: how many there were of late on its article, and with its words.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('comment_settings')
    // There is one row, or none.
    .addColumn('row_number', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('updated_at', ordered, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await sql`alter table sections add column comment_policy text not null default 'open'`.execute(db);
  await sql`alter table sections add column close_comments_after_days integer`.execute(db);
  await sql`alter table articles add column close_comments_after_days integer`.execute(db);
  await sql`alter table comments add column text_hash text`.execute(db);
  const index = (name: string) => db.schema.createIndex(name).on('comments');
  await index('comments_by_text').columns(['text_hash', 'created_at']).execute();
  await index('comments_by_article_and_time').columns(['article_id', 'created_at']).execute();
  await db.schema
    .createTable('checker_progress')
    // There is one row, or none.
    .addColumn('row_number', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('last_decision', ordered, (column) => column.notNull())
    .execute();
}
