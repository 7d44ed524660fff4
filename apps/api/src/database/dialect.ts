// The few statements in which SQLite and PostgreSQL differ, each as a named function.
import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

// Any number that nobody else uses as an advisory lock of this database.
const changeLogLock = 7_205_759;

/**
 * Until the transaction ends, no other one may append to the change log, so that rows become visible in the order of
 * their numbers. SQLite has one writer at a time anyway.
 */
export async function lockChangeLog(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(changeLogLock)})`.execute(db);
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

/** Whether `error` says that the database cannot be reached or is too busy, so that a later try may succeed. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error) return error.errcode === 5 || error.errcode === 13;
  const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', '57P01', '57P03', '53300', '08006', '08001']);
  return 'code' in error && typeof error.code === 'string' && passing.has(error.code);
}
