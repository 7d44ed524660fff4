import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

type Dialect = 'sqlite' | 'postgres';
type Text = RawBuilder<unknown>;

/**
 * Bans; which moderator has which comment in hand; notes of moderators, and reports of readers; what the spam classifier
 * has learnt.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await createBans(db, ordered);
  await createClaims(db, ordered);
  await createNotes(db, ordered);
  await createReports(db, ordered);
  await createClassifier(db, ordered);
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const ofComment = (column: ColumnDefinitionBuilder) => column.notNull().references('comments.id').onDelete('cascade');

async function createBans(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('comment_bans')
    .addColumn('id', ordered, primary)
    .addColumn('kind', 'text', required)
    .addColumn('value_hash', 'text', required)
    .addColumn('value_sealed', 'text', required)
    .addColumn('reason', 'text', required)
    .addColumn('created_at', ordered, required)
    .addColumn('created_by', 'text')
    .addColumn('expires_at', ordered)
    .addUniqueConstraint('comment_bans_once', ['value_hash'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('comment_bans');
  await index('comment_bans_by_kind').columns(['kind', 'id']).execute();
  await index('comment_bans_by_end').column('expires_at').execute();
}

async function createClaims(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('comment_claims')
    .addColumn('comment_id', ordered, (column) => ofComment(column).primaryKey())
    .addColumn('holder', 'text', required)
    .addColumn('claimed_until', ordered, required)
    .execute();
  await db.schema.createIndex('comment_claims_by_holder').on('comment_claims').column('holder').execute();
  await db.schema.createIndex('comments_by_reports').on('comments').columns(['status', 'report_count', 'id']).execute();
}

async function createNotes(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('comment_notes')
    .addColumn('id', ordered, primary)
    .addColumn('comment_id', ordered, ofComment)
    .addColumn('body', 'text', required)
    .addColumn('created_at', ordered, required)
    .addColumn('created_by', 'text')
    .execute();
  await db.schema.createIndex('comment_notes_of_comment').on('comment_notes').columns(['comment_id', 'id']).execute();
}

async function createReports(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('comment_reports')
    .addColumn('id', ordered, primary)
    .addColumn('comment_id', ordered, ofComment)
    .addColumn('reason', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('created_at', ordered, required)
    .addColumn('ip_hash', 'text')
    .addColumn('author_hash', 'text')
    .addUniqueConstraint('comment_reports_once_an_address', ['comment_id', 'ip_hash'])
    .addUniqueConstraint('comment_reports_once_a_reader', ['comment_id', 'author_hash'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('comment_reports');
  await index('comment_reports_of_comment').columns(['comment_id', 'id']).execute();
  await index('comment_reports_by_address').columns(['ip_hash', 'created_at']).execute();
  await index('comment_reports_by_author').column('author_hash').execute();
}

async function createClassifier(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('spam_tokens')
    .addColumn('token', ordered, primary)
    .addColumn('ham', 'integer', required)
    .addColumn('spam', 'integer', required)
    .addColumn('seen_on', ordered, required)
    .execute();
  await db.schema
    .createTable('spam_lessons')
    .addColumn('comment_id', ordered, (column) => ofComment(column).primaryKey())
    .addColumn('kind', 'text', required)
    .execute();
}
