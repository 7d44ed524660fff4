import { SettingError } from '@broadsheet/service';
import { isUnavailable } from './database/dialect.ts';

/** What whoever started the program can mend, in one line; undefined for what is our own mistake. */
export function reasonToGiveUp(error: unknown): string | undefined {
  if (error instanceof SettingError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'API_PORT: another program listens on this port already.';
  if (code === 'EACCES' || code === 'EROFS') return 'API_PORT: this port, or DATA_DIR: this folder, is not open to you.';
  if (code === 'ERR_SQLITE_ERROR' && error.message.includes('unable to open')) return `DATA_DIR: the database cannot be opened (${error.message}).`;
  if (isUnavailable(error)) return `DATABASE_URL: the database cannot be reached (${error.message || String(code)}).`;
  if (code === '28P01' || code === '28000' || code === '3D000') return `DATABASE_URL: ${error.message}.`;
  return undefined;
}
