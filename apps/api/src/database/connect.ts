import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect, SqliteAdapter, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Dialect } from './dialect.ts';
import { openNodeSqlite } from './node-sqlite.ts';
import type { Database } from './schema.ts';

export interface Connection {
  readonly db: Kysely<Database>;
  readonly dialect: Dialect;
}

/** Where the data is: a SQLite file, or a PostgreSQL server. */
export type DatabaseAddress = { readonly file: string } | { readonly url: string };

/** Opens the database. Nothing is created in it: `migrate` does that. */
export function connect(address: DatabaseAddress): Connection {
  if ('url' in address) return { db: new Kysely({ dialect: postgres(address.url) }), dialect: 'postgres' };
  mkdirSync(dirname(address.file), { recursive: true, mode: 0o700 });
  return {
    db: new Kysely({ dialect: new NodeSqliteDialect({ database: openNodeSqlite(address.file) }) }),
    dialect: 'sqlite',
  };
}

// SQLite's schema changes are part of transactions. Said so, Kysely runs migrations in one, and a second process that
// starts at the same time waits for it.
class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

// A server that has stopped answering must not keep a reader for ever.
const patience = { statement_timeout: 30_000, keepAlive: true };

function postgres(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000, ...patience });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks between two queries of a transaction; the second one fails then, and says why.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // bigint comes as text, because it may not fit a number; our counters do.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  return new PostgresDialect({ pool });
}
