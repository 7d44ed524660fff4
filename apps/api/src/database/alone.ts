// Work that nobody else may see half done, nor go on after with what they knew before: nobody else has the database open.
import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { connect, type Connection, type DatabaseAddress } from './connect.ts';
import { allowLongStatements, isUnavailable, lockDataKey } from './dialect.ts';
import type { Database } from './schema.ts';
import { rewrite } from './wipe-deleted.ts';

const patienceMs = 1_000;
const pauseMs = 100;

/** Somebody else has the database open. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

/**
 * Runs `work` in one transaction on the database at `address`, alone with it, and then overwrites what it has deleted or
 * replaced. Whoever opens the database meanwhile waits, or is refused. Throws a `DatabaseInUseError` where somebody has
 * it open.
 */
export async function aloneWith<T>(address: DatabaseAddress, work: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  const connection = connect(address);
  const { db, dialect } = connection;
  try {
    if (dialect === 'sqlite') await closeToOthers(db);
    const value = await db.transaction().execute(async (trx) => {
      await allowLongStatements(trx, dialect);
      await lockDataKey(trx, dialect);
      if (dialect === 'postgres') await assertNobodyElse(trx);
      return work(trx);
    });
    await rewrite(connection);
    return value;
  } finally {
    await openToOthers(connection).finally(() => db.destroy());
  }
}

// A file leaves the write-ahead log only when no other connection is open, and then lets no other one in.
async function closeToOthers(db: Kysely<Database>): Promise<void> {
  await sql`pragma locking_mode = exclusive`.execute(db);
  try {
    await sql`pragma journal_mode = delete`.execute(db);
  } catch (error) {
    throw isUnavailable(error) ? new DatabaseInUseError('Another process has the database open.') : error;
  }
}

async function openToOthers({ db, dialect }: Connection): Promise<void> {
  if (dialect !== 'sqlite') return;
  await sql`pragma locking_mode = normal`.execute(db);
  await sql`pragma journal_mode = wal`.execute(db);
}

// Whoever comes later waits for the lock on the key before they use it. A connection that was just ended may still be
// seen for a moment.
async function assertNobodyElse(trx: Kysely<Database>): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const names = await listOthers(trx);
    if (names.length === 0) return;
    if (performance.now() > end) {
      throw new DatabaseInUseError(`Others are connected to the database: ${names.join(', ')}.`);
    }
    await pause(pauseMs);
  }
}

async function listOthers(trx: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(nullif(application_name, ''), 'process ' || pid) as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
    order by 1 limit 10
  `.execute(trx);
  return rows.map(({ name }) => name);
}
