// The few statements in which SQLite and PostgreSQL differ, each as a named function.
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { commitTogether } from './group-commit.ts';
import type { Database } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

// Any numbers that nobody else uses as advisory locks of this database.
const changeLogLock = 7_205_759;
const importLock = 7_205_760;
const searchIndexingLock = 7_205_761;
// Locks of two numbers are apart from those of one.
const keyLocks = 7_205;
const dataKeyLock = 7_205_770;

/**
 * Until the transaction ends, no other one may append to the change log, so that rows become visible in the order of
 * their numbers. SQLite has one writer at a time anyway.
 */
export async function lockChangeLog(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(changeLogLock)})`.execute(db);
}

/**
 * Runs `work` in a transaction. SQLite commits those together that wait for each other anyway; PostgreSQL runs them side
 * by side, and waits for the disk once for all that commit at a time by itself.
 */
export function runTransaction<T>(
  db: Kysely<Database>,
  dialect: Dialect,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return dialect === 'sqlite' ? commitTogether(db, work) : db.transaction().execute(work);
}

/**
 * Until the transaction ends, no other one may import, so that two imports neither bring the same thing twice nor wait
 * for each other crosswise. SQLite has one writer at a time anyway.
 */
export async function lockImports(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(importLock)})`.execute(db);
}

/** Until the transaction ends, no other one may index what is there already. SQLite has one writer at a time anyway. */
export async function lockSearchIndexing(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(searchIndexingLock)})`.execute(db);
}

/**
 * Until the transaction ends, the key that private data lies under stays the same. SQLite has one writer at a time
 * anyway.
 */
export async function holdDataKey(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock_shared(${sql.lit(dataKeyLock)})`.execute(db);
}

/** As `holdDataKey`, for the one who changes it: whoever begins to use the key waits until the transaction ends. */
export async function lockDataKey(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(dataKeyLock)})`.execute(db);
}

/**
 * Until the transaction ends, no other one with the same `key` goes beyond this, so that each counts what the one before
 * it has stored. SQLite has one writer at a time anyway.
 */
export async function lockKey(db: Kysely<Database>, dialect: Dialect, key: string): Promise<void> {
  if (dialect !== 'postgres') return;
  await sql`select pg_advisory_xact_lock(${sql.lit(keyLocks)}, hashtext(${key}))`.execute(db);
}

/** The end of a query whose rows nobody else may change until the transaction ends. SQLite has one writer at a time. */
export function forUpdate(dialect: Dialect): RawBuilder<unknown> {
  return dialect === 'postgres' ? sql`for update` : sql``;
}

/** As `forUpdate`, without the rows that another transaction holds: whoever asks beside it gets the next ones. */
export function forUpdateSkippingLocked(dialect: Dialect): RawBuilder<unknown> {
  return dialect === 'postgres' ? sql`for update skip locked` : sql``;
}

/** A column of text, ordered byte by byte, whatever order its language has. SQLite knows no other one. */
export function byBytes(column: string, dialect: Dialect): RawBuilder<unknown> {
  return dialect === 'postgres' ? sql`${sql.ref(column)} collate "C"` : sql.ref(column);
}

/** Until the transaction ends, a statement may take as long as it takes. */
export async function allowLongStatements(db: Kysely<unknown> | Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`set local statement_timeout = 0`.execute(db);
}

/**
 * `column`, for a condition that is looked up row by row. SQLite, which knows nothing of how many rows fit, would rather
 * search by such a condition and sort everything that it finds; PostgreSQL weighs that itself.
 */
export function withoutIndex(column: string, dialect: Dialect): RawBuilder<unknown> {
  return dialect === 'sqlite' ? sql`+${sql.ref(column)}` : sql.ref(column);
}

/** Whether `error` says that a unique column already has this value. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error) return error.errcode === 2067 || error.errcode === 1555;
  return 'code' in error && error.code === '23505';
}

/** Whether `error` says that a row is still referred to by others. */
export function isForeignKeyViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error) return error.errcode === 787 || error.errcode === 1811;
  return 'code' in error && (error.code === '23503' || error.code === '23001');
}

/** Whether `error` says that another transaction came in between, so that the same one may succeed if begun again. */
export function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

/** Whether `error` says that the database cannot be reached or is too busy, so that a later try may succeed. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Busy, locked, full: the lowest byte of an extended code is the code.
  if ('errcode' in error && typeof error.errcode === 'number') return [5, 6, 13].includes(error.errcode & 0xff);
  if ('code' in error && typeof error.code === 'string') {
    return unreachable.has(error.code) || refusedForNow.test(error.code);
  }
  return lostConnection.test(error.message);
}

const unreachable = new Set(
  'ECONNREFUSED ECONNRESET ECONNABORTED ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH ENETUNREACH EPIPE'.split(' '),
);
// PostgreSQL: no connection, no resources, stopping or starting, read-only for now, a lost race.
const refusedForNow = /^(?:08...|53...|57P0[1-5]|25006|40P01|40001)$/;
// What the driver says of its own, without a code.
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered|was closed))/;
