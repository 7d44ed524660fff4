// Every attempt to send an event, and the events that never arrived.
import type { WebhookDeadLetter, WebhookDelivery } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type Db = Kysely<Database>;

interface Page {
  readonly limit: number;
  readonly after: Position | undefined;
}

/** A dead letter with what is sent. */
export interface StoredDeadLetter extends WebhookDeadLetter {
  readonly body: string;
}

export async function insertDelivery(db: Db, webhookId: string, delivery: WebhookDelivery): Promise<void> {
  await db
    .insertInto('webhook_deliveries')
    .values({
      id: delivery.id,
      webhook_id: webhookId,
      event_id: delivery.eventId,
      type: delivery.type,
      attempt: delivery.attempt,
      at: delivery.at,
      is_delivered: delivery.isDelivered ? 1 : 0,
      status: delivery.status,
      duration_ms: delivery.durationMs,
      error: delivery.error,
      response: delivery.response,
    })
    .execute();
}

/** Attempts to send to a webhook, the newest first. */
export async function listDeliveries(
  db: Db,
  webhookId: string,
  { limit, after }: Page,
): Promise<RowPage<WebhookDelivery>> {
  const rows = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .$if(after !== undefined, (query) => query.where('id', '<', String(after?.[1])))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toDelivery), limit, ({ id }) => ['', id]);
}

export async function findDelivery(db: Db, webhookId: string, id: string): Promise<WebhookDelivery | undefined> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDelivery(row);
}

/** Keeps an event that never arrived. Where it had died before, it is the same letter, dead anew. */
export async function keepDeadLetter(db: Db, webhookId: string, letter: StoredDeadLetter): Promise<void> {
  const { id, eventId, type, body, attempts, diedAt, error } = letter;
  const fate = { attempts, died_at: diedAt, error, replay_asked_at: null };
  await db
    .insertInto('webhook_dead_letters')
    .values({ id, webhook_id: webhookId, event_id: eventId, type, body, ...fate })
    .onConflict((conflict) => conflict.columns(['webhook_id', 'event_id']).doUpdateSet(fate))
    .execute();
}

/** Events that never arrived at a webhook, the oldest first. */
export async function listDeadLetters(
  db: Db,
  webhookId: string,
  { limit, after }: Page,
): Promise<RowPage<StoredDeadLetter>> {
  const rows = await db
    .selectFrom('webhook_dead_letters')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .$if(after !== undefined, (query) => query.where('id', '>', String(after?.[1])))
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toDeadLetter), limit, ({ id }) => ['', id]);
}

/** The first dead letter of a webhook that is to be sent once more. */
export async function findReplay(db: Db, webhookId: string): Promise<StoredDeadLetter | undefined> {
  const row = await db
    .selectFrom('webhook_dead_letters')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('replay_asked_at', 'is not', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toDeadLetter(row);
}

/** Asks for dead letters to be sent once more: for these, or for all. Returns how many there are of them. */
export async function askForReplay(
  db: Db,
  webhookId: string,
  { ids, at }: { ids: readonly string[] | undefined; at: string },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_dead_letters')
    .set({ replay_asked_at: at })
    .where('webhook_id', '=', webhookId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Forgets a dead letter that has arrived after all. */
export async function deleteDeadLetter(db: Db, id: string): Promise<void> {
  await db.deleteFrom('webhook_dead_letters').where('id', '=', id).execute();
}

/** Forgets attempts and dead letters from before `before`, at most `limit` of each. Returns how many there were. */
export async function deleteOldest(db: Db, { before, limit }: { before: string; limit: number }): Promise<number> {
  // Ids are in the order of time, so that the oldest are found without looking at the others.
  const deliveries = await db
    .deleteFrom('webhook_deliveries')
    .where('id', 'in', (from) =>
      from
        .selectFrom((all) =>
          all.selectFrom('webhook_deliveries').select(['id', 'at']).orderBy('id').limit(limit).as('oldest'),
        )
        .select('oldest.id')
        .where('oldest.at', '<', before),
    )
    .executeTakeFirst();
  const letters = await db
    .deleteFrom('webhook_dead_letters')
    .where('died_at', '<', before)
    .where('replay_asked_at', 'is', null)
    .executeTakeFirst();
  return Number(deliveries.numDeletedRows + letters.numDeletedRows);
}

function toDelivery(row: Row<'webhook_deliveries'>): WebhookDelivery {
  return {
    id: row.id,
    eventId: row.event_id,
    type: row.type,
    attempt: row.attempt,
    at: row.at,
    isDelivered: row.is_delivered === 1,
    status: row.status,
    durationMs: row.duration_ms,
    error: row.error,
    response: row.response,
  };
}

function toDeadLetter(row: Row<'webhook_dead_letters'>): StoredDeadLetter {
  return {
    id: row.id,
    eventId: row.event_id,
    type: row.type,
    body: row.body,
    attempts: row.attempts,
    diedAt: row.died_at,
    error: row.error,
    replayAskedAt: row.replay_asked_at,
  };
}
