import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

type Dialect = 'sqlite' | 'postgres';
type Text = RawBuilder<unknown>;

/**
 * Mails that wait to be sent, how many strangers had sent, who wants to know of replies, and which moderators wait to
 * hear of held comments; and up to where the change log was read for it.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await createMails(db, ordered);
  await db.schema
    .createTable('log_readers')
    .addColumn('name', ordered, primary)
    .addColumn('position', 'bigint', required)
    .execute();
  await createReplySubscriptions(db, ordered);
  await createModerationNotices(db, ordered);
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const of = (table: string) => (column: ColumnDefinitionBuilder) =>
  column.notNull().references(`${table}.id`).onDelete('cascade');

async function createMails(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('mails')
    .addColumn('id', ordered, primary)
    .addColumn('kind', 'text', required)
    .addColumn('recipient_hash', ordered, required)
    .addColumn('recipient_sealed', 'text', required)
    .addColumn('content_sealed', 'text', required)
    .addColumn('only_one', ordered, (column) => column.unique())
    .addColumn('created_at', ordered, required)
    .addColumn('attempts', 'integer', required)
    .addColumn('next_attempt_at', ordered, required)
    .execute();
  await db.schema
    .createTable('mail_asks')
    .addColumn('id', ordered, primary)
    .addColumn('kind', ordered, required)
    .addColumn('recipient_hash', ordered, required)
    .addColumn('sender_hash', ordered)
    .addColumn('at', ordered, required)
    .execute();
  const index = (name: string, table: string, columns: string[]) =>
    db.schema.createIndex(name).on(table).columns(columns).execute();
  await index('mails_by_time', 'mails', ['next_attempt_at']);
  await index('mails_by_recipient', 'mails', ['recipient_hash']);
  await index('mail_asks_by_recipient', 'mail_asks', ['recipient_hash', 'kind', 'at']);
  await index('mail_asks_by_sender', 'mail_asks', ['sender_hash', 'kind', 'at']);
  await index('mail_asks_by_time', 'mail_asks', ['at']);
}

async function createReplySubscriptions(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('reply_requests')
    .addColumn('comment_id', ordered, (column) => of('comments')(column).primaryKey())
    .addColumn('asked_at', ordered, required)
    .execute();
  await db.schema
    .createTable('reply_subscriptions')
    .addColumn('id', ordered, primary)
    .addColumn('article_id', ordered, of('articles'))
    .addColumn('email_hash', ordered, required)
    .addColumn('email_sealed', 'text', required)
    .addColumn('asked_at', ordered, required)
    .addColumn('confirmed_at', ordered)
    .addColumn('last_digest_at', ordered)
    .addUniqueConstraint('reply_subscriptions_once', ['article_id', 'email_hash'])
    .execute();
  await db.schema
    .createTable('reply_notices')
    .addColumn('subscription_id', ordered, of('reply_subscriptions'))
    .addColumn('comment_id', ordered, of('comments'))
    .addColumn('told_at', ordered)
    .addPrimaryKeyConstraint('reply_notices_once', ['subscription_id', 'comment_id'])
    .execute();
  const index = (name: string, table: string) => db.schema.createIndex(name).on(table);
  await index('reply_requests_by_time', 'reply_requests').column('asked_at').execute();
  await index('reply_subscriptions_by_email', 'reply_subscriptions').column('email_hash').execute();
  await index('reply_notices_of_comment', 'reply_notices').column('comment_id').execute();
  await sql`create index reply_notices_untold on reply_notices (subscription_id) where told_at is null`.execute(db);
  await sql`create index reply_subscriptions_asked on reply_subscriptions (asked_at) where confirmed_at is null`.execute(
    db,
  );
}

async function createModerationNotices(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('moderation_notices')
    .addColumn('user_id', ordered, of('users'))
    .addColumn('comment_id', ordered, of('comments'))
    .addColumn('created_at', ordered, required)
    .addPrimaryKeyConstraint('moderation_notices_once', ['user_id', 'comment_id'])
    .execute();
  await db.schema
    .createTable('moderation_mail_turns')
    .addColumn('user_id', ordered, (column) => of('users')(column).primaryKey())
    .addColumn('last_at', ordered, required)
    .execute();
  await db.schema.createIndex('moderation_notices_of_comment').on('moderation_notices').column('comment_id').execute();
}
