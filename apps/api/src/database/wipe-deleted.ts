// What was deleted or replaced is to be gone from the files of the database, too.
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Connection } from './connect.ts';

const pagesAtOnce = 200;

/**
 * Takes what was deleted or replaced out of the files of the database, while others go on: on SQLite they read, and
 * writes wait. False where others read what was there at the moment, so that something of it remains. On PostgreSQL,
 * what it takes up may be used again from then on; the server's own log, and backups, keep it for as long as they are
 * kept.
 */
export async function wipeDeleted(connection: Connection): Promise<boolean> {
  if (connection.dialect === 'postgres') {
    await vacuumPostgres(connection);
    return true;
  }
  await mergeSearchWords(connection);
  // Deleted cells are overwritten (secure_delete), but a page that is parted with another keeps some of what it had.
  return vacuumBeside(await findFile(connection));
}

/** As `wipeDeleted`, for whoever is alone with the database. */
export async function rewrite(connection: Connection): Promise<void> {
  if (connection.dialect === 'postgres') await vacuumPostgres(connection);
  else await sql`vacuum`.execute(connection.db);
}

async function vacuumBeside(file: string): Promise<boolean> {
  const worker = new Worker(new URL('vacuum.worker.ts', import.meta.url), { workerData: file });
  const said: unknown[] = await once(worker, 'message');
  return said[0] === true;
}

async function vacuumPostgres({ db }: Connection): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    try {
      await sql`vacuum`.execute(one);
    } finally {
      await sql`reset statement_timeout`.execute(one);
    }
  });
}

async function findFile({ db }: Connection): Promise<string> {
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db);
  return rows.find(({ name }) => name === 'main')?.file ?? '';
}

// The index of words keeps those of what was deleted until all its parts are merged. That is done in steps, so that
// nobody who writes meanwhile waits for long.
async function mergeSearchWords({ db }: Connection): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    const isAtWork = await db.connection().execute(async (one) => {
      const before = await countChanged(one);
      // A negative number begins to merge everything; a positive one goes on with that.
      const pages = sql.lit(isFirst ? -pagesAtOnce : pagesAtOnce);
      await sql`insert into search_words (search_words, rank) values ('merge', ${pages})`.execute(one);
      return (await countChanged(one)) - before >= 2;
    });
    if (!isAtWork) return;
    await setImmediate();
  }
}

async function countChanged(db: Connection['db']): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db);
  return rows[0]?.changes ?? 0;
}
