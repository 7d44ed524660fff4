import { SettingError } from '@broadsheet/service';
import { isUnavailable } from './database/dialect.ts';

const notOpen = 'API_PORT: this port, or DATA_DIR: this folder, is not open to you.';
const noFolder = 'DATA_DIR: this is no folder, and none can be made there.';
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'API_PORT: another program listens on this port already.',
  EACCES: notOpen,
  EPERM: notOpen,
  EROFS: notOpen,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
};

// PostgreSQL: a wrong password, a user who may not come in, a database that is not there.
const refusedByPostgres = new Set(['28P01', '28000', '3D000']);

/** What whoever started the program can mend, in one line; undefined for what is our own mistake. */
export function reasonToGiveUp(error: unknown): string | undefined {
  if (error instanceof SettingError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (Object.hasOwn(reasons, code)) return reasons[code];
  if (refusedByPostgres.has(code)) return `DATABASE_URL: ${error.message}.`;
  const isAway = isUnavailable(error);
  if (code === 'ERR_SQLITE_ERROR') {
    return isAway
      ? `DATA_DIR: the database is busy (${error.message}). Try again in a moment.`
      : `DATA_DIR: the database cannot be opened (${error.message}).`;
  }
  if (isAway) return `DATABASE_URL: the database cannot be reached (${error.message || code}).`;
  return undefined;
}
