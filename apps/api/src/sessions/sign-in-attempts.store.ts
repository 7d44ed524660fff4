import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** How often something that can sign in has failed in a row, and when it tried last. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: string;
}

/** What `source` has tried. Until the transaction ends, nobody else can count attempts of the same source. */
export async function lockAttempts(db: Db, source: string, now: string): Promise<Attempts> {
  const { failures, last_at } = await db
    .insertInto('sign_in_attempts')
    .values({ source, failures: 0, last_at: now })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ source }))
    .returning(['failures', 'last_at'])
    .executeTakeFirstOrThrow();
  return { failures, lastAt: last_at };
}

/** Stores what `source` has tried. */
export async function updateAttempts(db: Db, source: string, { failures, lastAt }: Attempts): Promise<void> {
  await db.updateTable('sign_in_attempts').set({ failures, last_at: lastAt }).where('source', '=', source).execute();
}

/** Takes back one failure of `source`. */
export async function forgiveOne(db: Db, source: string): Promise<void> {
  await db
    .updateTable('sign_in_attempts')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('source', '=', source)
    .where('failures', '>', 0)
    .execute();
}

/** Forgets what `source` tried. */
export async function deleteAttempts(db: Db, source: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('source', '=', source).execute();
}

/** Forgets what was tried last before `olderThan`. */
export async function deleteOldAttempts(db: Db, olderThan: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('last_at', '<', olderThan).execute();
}
