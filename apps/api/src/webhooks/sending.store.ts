// To which webhooks something is to be sent, and who sends it: one process at a time.
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { toWebhook, type StoredWebhook } from './webhook-rows.ts';

type Db = Kysely<Database>;

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
    // What nobody could check is not sent.
    .where('secret_sealed', '<>', '')
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
