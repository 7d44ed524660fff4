import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

type Dialect = 'sqlite' | 'postgres';
type Text = RawBuilder<unknown>;

/** How far the change log has been pruned; webhooks, what was sent to them, and what never arrived. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.createTable('change_log').addColumn('pruned_through', 'bigint', required).execute();
  await sql`insert into change_log (pruned_through) values (0)`.execute(db);
  await createWebhooks(db, ordered);
  await createDeliveries(db, ordered);
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const ofWebhook = (column: ColumnDefinitionBuilder) => column.notNull().references('webhooks.id').onDelete('cascade');

async function createWebhooks(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('id', ordered, primary)
    .addColumn('created_at', ordered, required)
    .addColumn('updated_at', ordered, required)
    .addColumn('version', 'integer', required)
    .addColumn('url', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('types', 'text', required)
    .addColumn('covers', 'text', required)
    .addColumn('is_active', 'integer', required)
    .addColumn('disabled_because', 'text')
    .addColumn('secret_sealed', 'text', required)
    .addColumn('former_secret_sealed', 'text')
    .addColumn('former_secret_until', ordered)
    .addColumn('position', 'bigint', required)
    .addColumn('resumed_at', ordered, required)
    .addColumn('attempts', 'integer', required)
    .addColumn('next_attempt_at', ordered, required)
    .addColumn('failing_since', ordered)
    .addColumn('lease_holder', 'text')
    .addColumn('lease_until', ordered)
    .execute();
}

async function createDeliveries(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('id', ordered, primary)
    .addColumn('webhook_id', ordered, ofWebhook)
    .addColumn('event_id', ordered, required)
    .addColumn('type', 'text', required)
    .addColumn('attempt', 'integer', required)
    .addColumn('at', ordered, required)
    .addColumn('is_delivered', 'integer', required)
    .addColumn('status', 'integer')
    .addColumn('duration_ms', 'integer', required)
    .addColumn('error', 'text')
    .addColumn('response', 'text')
    .execute();
  await db.schema
    .createTable('webhook_dead_letters')
    .addColumn('id', ordered, primary)
    .addColumn('webhook_id', ordered, ofWebhook)
    .addColumn('event_id', ordered, required)
    .addColumn('type', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('died_at', ordered, required)
    .addColumn('error', 'text', required)
    .addColumn('replay_asked_at', ordered)
    .addUniqueConstraint('webhook_dead_letters_once', ['webhook_id', 'event_id'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name);
  await index('webhook_deliveries_of').on('webhook_deliveries').columns(['webhook_id', 'id']).execute();
  await index('webhook_dead_letters_of').on('webhook_dead_letters').columns(['webhook_id', 'id']).execute();
}
