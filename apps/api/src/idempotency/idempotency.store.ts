import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { RepeatableRequest, Step } from './receipt.ts';

type Db = Kysely<Database>;

/** What was kept of a request. */
export interface Kept {
  readonly fingerprint: string;
  readonly sealed: string;
}

/**
 * Claims a write for this transaction. False where it is done already; where another transaction is at it, waits for
 * its end first.
 */
export async function claimWrite(db: Db, { request, fingerprint, step }: Step, now: string): Promise<boolean> {
  const result = await db
    .insertInto('remembered_writes')
    .values({ request, fingerprint, step, value: '', created_at: now })
    .onConflict((conflict) => conflict.columns(['request', 'step']).doNothing())
    .executeTakeFirstOrThrow();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps what a write gave that this transaction has claimed. */
export async function keepValue(db: Db, { request, step }: Step, sealed: string): Promise<void> {
  await db
    .updateTable('remembered_writes')
    .set({ value: sealed })
    .where('request', '=', request)
    .where('step', '=', step)
    .execute();
}

/** What a write gave that is done. */
export async function getValue(db: Db, { request, step }: Step): Promise<Kept> {
  const row = await db
    .selectFrom('remembered_writes')
    .select(['fingerprint', 'value'])
    .where('request', '=', request)
    .where('step', '=', step)
    .executeTakeFirstOrThrow();
  return { fingerprint: row.fingerprint, sealed: row.value };
}

/** The answer that `request` was given. */
export async function findAnswer(db: Db, request: string): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('remembered_answers')
    .select(['fingerprint', 'answer'])
    .where('request', '=', request)
    .executeTakeFirst();
  return row && { fingerprint: row.fingerprint, sealed: row.answer };
}

/** Keeps the answer to a request. Returns false where there is one already. */
export async function insertAnswer(
  db: Db,
  { request, fingerprint }: RepeatableRequest,
  { sealed, now }: { sealed: string; now: string },
): Promise<boolean> {
  const result = await db
    .insertInto('remembered_answers')
    .values({ request, fingerprint, answer: sealed, created_at: now })
    .onConflict((conflict) => conflict.column('request').doNothing())
    .executeTakeFirstOrThrow();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Forgets at most `limit` requests of before `before` in either table. Returns whether there may be more. */
export async function deleteBefore(db: Db, { before, limit }: { before: string; limit: number }): Promise<boolean> {
  let mayBeMore = false;
  for (const table of ['remembered_writes', 'remembered_answers'] as const) {
    const old = db.selectFrom(table).select('request').where('created_at', '<', before).orderBy('created_at');
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('created_at', '<', before)
      .where('request', 'in', old.limit(limit))
      .executeTakeFirstOrThrow();
    mayBeMore ||= numDeletedRows >= BigInt(limit);
  }
  return mayBeMore;
}
