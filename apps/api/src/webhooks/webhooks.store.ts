import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';
import { toColumns, toWebhook, type StoredWebhook, type WebhookFields } from './webhook-rows.ts';

type Db = Kysely<Database>;

export async function insertWebhook(
  db: Db,
  webhook: WebhookFields & Pick<StoredWebhook, 'id' | 'createdAt'>,
): Promise<void> {
  const row = { id: webhook.id, created_at: webhook.createdAt, ...toColumns(webhook) };
  await db
    .insertInto('webhooks')
    .values({ ...row, lease_holder: null, lease_until: null })
    .execute();
}

/** Stores `webhook` where the version before it is stored. Returns whether it was. */
export async function updateWebhook(db: Db, webhook: WebhookFields & Pick<StoredWebhook, 'id'>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhooks')
    .set(toColumns(webhook))
    .where('id', '=', webhook.id)
    .where('version', '=', webhook.version - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The webhook with this id. In a transaction nobody else writes it until that ends: where it stands in the log is
 * written beside its versions.
 */
export async function lockWebhook(trx: Db, id: string): Promise<StoredWebhook | undefined> {
  const row = await trx
    .updateTable('webhooks')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toWebhook(row);
}

export async function findWebhook(db: Db, id: string): Promise<StoredWebhook | undefined> {
  const row = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toWebhook(row);
}

/** Deletes a webhook with all that was sent to it. */
export async function removeWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhooks').where('id', '=', id).execute();
}

/** How many webhooks there are. */
export async function countWebhooks(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('webhooks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Webhooks, the oldest first. */
export async function listWebhooks(
  db: Db,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<RowPage<StoredWebhook>> {
  const rows = await db
    .selectFrom('webhooks')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('id', '>', String(after?.[1])))
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toWebhook), limit, ({ id }) => ['', id]);
}
