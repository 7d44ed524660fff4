// What was deleted or replaced is to be gone from the files of the database, too.
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Connection } from './connect.ts';

const pagesAtOnce = 200;

/**
 * Overwrites what was deleted or replaced in the files of the database, while others go on. False where others read what
 * was there at the moment, so that something of it remains. On PostgreSQL, what it takes up may be used again from then
 * on; the server's own log, and backups, keep it for as long as they are kept.
 */
export async function wipeDeleted(connection: Connection): Promise<boolean> {
  if (connection.dialect === 'postgres') {
    await rewrite(connection);
    return true;
  }
  await mergeSearchWords(connection);
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection.db);
  return rows[0]?.busy === 0;
}

/** Writes the whole database anew, without anything that was deleted. On SQLite, others wait for it. */
export async function rewrite({ db, dialect }: Connection): Promise<void> {
  if (dialect === 'sqlite') {
    await sql`vacuum`.execute(db);
    return;
  }
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    try {
      await sql`vacuum`.execute(one);
    } finally {
      await sql`reset statement_timeout`.execute(one);
    }
  });
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
