import type { Dialect } from '../database/dialect.ts';
import type { FullText } from './full-text.store.ts';
import { postgresFullText } from './postgres-full-text.store.ts';
import { sqliteFullText } from './sqlite-full-text.store.ts';

/** The full-text index of the database that is open. */
export function fullTextOf({ dialect }: { dialect: Dialect }): FullText {
  return dialect === 'sqlite' ? sqliteFullText : postgresFullText;
}
