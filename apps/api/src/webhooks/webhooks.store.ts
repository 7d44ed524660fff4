import { ChangeTypePattern, type Webhook } from '@broadsheet/domain';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type Db = Kysely<Database>;

/** A webhook as it is stored: its secrets are sealed. */
export interface StoredWebhook extends Webhook {
  readonly secretSealed: string;
  readonly formerSecretSealed: string | null;
  /** The number of the last change that it needs no more; `after` as a number. */
  readonly position: number;
  /** When it began to go on from a place that somebody chose. */
  readonly resumedAt: string;
}

/** What an editor may change of a webhook, with what follows from it. */
export type WebhookFields = Omit<StoredWebhook, 'id' | 'createdAt' | 'after'> & { readonly nextAttemptAt: string };

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

/** A webhook that may have something to send. */
export interface WaitingWebhook extends Pick<StoredWebhook, 'id' | 'position' | 'version'> {
  readonly hasReplays: boolean;
}

/** The active webhooks to which something may be sent at `now`, and to which no process is sending. */
export async function listWaiting(db: Db, now: string): Promise<WaitingWebhook[]> {
  const rows = await db
    .selectFrom('webhooks')
    .select((eb) => [
      'id',
      'position',
      'version',
      eb
        .selectFrom('webhook_dead_letters')
        .whereRef('webhook_id', '=', 'webhooks.id')
        .where('replay_asked_at', 'is not', null)
        .select('webhook_dead_letters.id')
        .limit(1)
        .as('replay'),
    ])
    .where('is_active', '=', 1)
    .where('next_attempt_at', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now)]))
    .orderBy('id')
    .execute();
  return rows.map(({ replay, ...row }) => ({ ...row, hasReplays: replay !== null }));
}

/** Which process may send to a webhook, until when. */
export interface Lease {
  readonly holder: string;
  readonly until: string;
}

/** Takes the right to send to a webhook, or keeps it. Returns the webhook; undefined where somebody else has it. */
export async function takeLease(
  db: Db,
  id: string,
  { holder, until, now }: Lease & { now: string },
): Promise<StoredWebhook | undefined> {
  const row = await db
    .updateTable('webhooks')
    .set({ lease_holder: holder, lease_until: until })
    .where('id', '=', id)
    .where('is_active', '=', 1)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now), eb('lease_holder', '=', holder)]))
    .returningAll()
    .executeTakeFirst();
  return row && toWebhook(row);
}

/** Gives the right to send to a webhook back. */
export async function endLease(db: Db, id: string, holder: string): Promise<void> {
  await db
    .updateTable('webhooks')
    .set({ lease_holder: null, lease_until: null })
    .where('id', '=', id)
    .where('lease_holder', '=', holder)
    .execute();
}

/** What an attempt changes of its webhook. */
export interface Progress {
  readonly position: number;
  readonly attempts: number;
  readonly nextAttemptAt: string;
  readonly failingSince: string | null;
  /** Where it is switched off, since when and why. */
  readonly disabled?: { readonly because: 'gone' | 'failing'; readonly at: string } | undefined;
}

/**
 * Stores what an attempt has changed. Returns whether it did: not where somebody moved the webhook meanwhile, nor where
 * another process has come to send to it.
 */
export async function storeProgress(
  trx: Transaction<Database>,
  { id, position: before }: Pick<StoredWebhook, 'id' | 'position'>,
  { progress, holder }: { progress: Progress; holder: string },
): Promise<boolean> {
  const { position, attempts, nextAttemptAt, failingSince, disabled } = progress;
  const { numUpdatedRows } = await trx
    .updateTable('webhooks')
    .set({ position, attempts, next_attempt_at: nextAttemptAt, failing_since: failingSince })
    .$if(disabled !== undefined, (query) =>
      query.set((eb) => ({
        is_active: 0,
        disabled_because: disabled?.because ?? null,
        updated_at: disabled?.at ?? '',
        version: eb('version', '+', 1),
      })),
    )
    .where('id', '=', id)
    .where('lease_holder', '=', holder)
    .where('position', '=', before)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has the next attempt made at once. */
export async function endPause(db: Db, { id, now }: { id: string; now: string }): Promise<void> {
  await db.updateTable('webhooks').set({ next_attempt_at: now }).where('id', '=', id).execute();
}

function toColumns(
  webhook: WebhookFields,
): Omit<Row<'webhooks'>, 'id' | 'created_at' | 'lease_holder' | 'lease_until'> {
  return {
    updated_at: webhook.updatedAt,
    version: webhook.version,
    url: webhook.url,
    description: webhook.description,
    types: JSON.stringify(webhook.types),
    covers: webhook.covers,
    is_active: webhook.isActive ? 1 : 0,
    disabled_because: webhook.disabledBecause,
    secret_sealed: webhook.secretSealed,
    former_secret_sealed: webhook.formerSecretSealed,
    former_secret_until: webhook.formerSecretUntil,
    position: webhook.position,
    resumed_at: webhook.resumedAt,
    attempts: webhook.attempts,
    next_attempt_at: webhook.nextAttemptAt,
    failing_since: webhook.failingSince,
  };
}

function toWebhook(row: Row<'webhooks'>): StoredWebhook {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: z.array(ChangeTypePattern).parse(JSON.parse(row.types)),
    covers: row.covers,
    isActive: row.is_active === 1,
    disabledBecause: row.disabled_because,
    after: `${row.position}`,
    attempts: row.attempts,
    nextAttemptAt: row.attempts > 0 ? row.next_attempt_at : null,
    failingSince: row.failing_since,
    formerSecretUntil: row.former_secret_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    secretSealed: row.secret_sealed,
    formerSecretSealed: row.former_secret_sealed,
    position: row.position,
    resumedAt: row.resumed_at,
  };
}
