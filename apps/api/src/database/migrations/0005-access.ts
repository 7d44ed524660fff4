import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

type Text = RawBuilder<unknown>;

/** Users, their sessions, what they own, failed sign-ins; when keys expire, were used, and what they were before. */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await createUsers(db, ordered);
  await createSessions(db, ordered);
  await createArticleOwners(db, ordered);
  await extendKeys(db, ordered);
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const ofUser = (column: ColumnDefinitionBuilder) => column.notNull().references('users.id').onDelete('cascade');

async function createUsers(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', ordered, primary)
    .addColumn('created_at', ordered, required)
    .addColumn('updated_at', ordered, required)
    .addColumn('version', 'integer', required)
    .addColumn('name', 'text', required)
    .addColumn('role', 'text', required)
    .addColumn('email_sealed', 'text', required)
    .addColumn('email_hash', ordered, (column) => column.notNull().unique())
    .addColumn('password_hash', 'text', required)
    .addColumn('deactivated_at', 'text')
    .execute();
}

async function createSessions(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', ordered, primary)
    .addColumn('user_id', ordered, ofUser)
    .addColumn('created_at', ordered, required)
    .addColumn('seen_at', ordered, required)
    .execute();
  await db.schema.createIndex('sessions_of_user').on('sessions').column('user_id').execute();
  await db.schema.createIndex('sessions_by_seen_at').on('sessions').column('seen_at').execute();
  await db.schema
    .createTable('sign_in_attempts')
    .addColumn('source', ordered, primary)
    .addColumn('failures', 'integer', required)
    .addColumn('last_at', ordered, required)
    .execute();
  await db.schema.createIndex('sign_in_attempts_by_time').on('sign_in_attempts').column('last_at').execute();
}

async function createArticleOwners(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('article_owners')
    .addColumn('article_id', ordered, (column) => primary(column).references('articles.id').onDelete('cascade'))
    .addColumn('user_id', ordered, ofUser)
    .execute();
  await db.schema
    .createIndex('article_owners_by_user')
    .on('article_owners')
    .columns(['user_id', 'article_id'])
    .execute();
}

async function extendKeys(db: Kysely<unknown>, ordered: Text): Promise<void> {
  const add = (name: string, build = (column: ColumnDefinitionBuilder) => column) =>
    db.schema.alterTable('api_keys').addColumn(name, 'text', build).execute();
  // Of keys that were made before, nobody knows how their tokens begin.
  await add('hint', (column) => column.notNull().defaultTo('bs_'));
  await add('created_by');
  await add('rotated_at');
  await add('expires_at');
  await add('last_used_at');
  await db.schema
    .createTable('former_key_tokens')
    .addColumn('token_hash', ordered, primary)
    .addColumn('key_id', ordered, (column) => column.notNull().references('api_keys.id').onDelete('cascade'))
    .addColumn('valid_until', ordered, required)
    .execute();
  await db.schema.createIndex('former_key_tokens_of_key').on('former_key_tokens').column('key_id').execute();
}
