// Buckets in a SQLite file beside the database: it is written far more often, and nothing in it need survive a crash.
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { isUnavailable } from '../database/dialect.ts';
import { openWalFile } from '../database/open-wal-file.ts';
import { bucketWindowMs, takeTokens, type Taken } from '@broadsheet/service';
import type { BucketStore, Wish } from './bucket-store.ts';

const mostSweptAtOnce = 1_000;
// Another process holds the file for microseconds. Waiting stops everything else that this one does.
const patienceMs = 100;

/** Opens the buckets in `file`; one that cannot be read is begun anew. */
export function openSqliteBuckets(file: string): BucketStore {
  const database = openFile(file);
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  const find = database.prepare('select full_at from buckets where id = ?');
  const keep = database.prepare(
    'insert into buckets (id, full_at) values (?, ?) on conflict (id) do update set full_at = excluded.full_at',
  );
  const forget = database.prepare('delete from buckets where id in (select id from buckets where full_at < ? limit ?)');
  const takeOne = ({ id, want, perMinute }: Wish, now: number): Taken => {
    const fullAt = Number(find.get(id)?.['full_at'] ?? 0);
    const taken = takeTokens(fullInMs(fullAt, now), want, bucketWindowMs / perMinute);
    keep.run(id, now + taken.fullInMs);
    return taken;
  };
  return {
    take: (wishes) =>
      Promise.try(() => {
        begin.run();
        try {
          const now = Date.now();
          return wishes.map((wish) => takeOne(wish, now));
        } finally {
          commit.run();
        }
      }),
    sweep: () => Promise.try(() => void forget.run(Date.now(), mostSweptAtOnce)),
    close: () => database.close(),
  };
}

// No bucket is full later than this, unless the clock was set back.
function fullInMs(fullAt: number, now: number): number {
  return fullAt > now + bucketWindowMs + 1 ? 0 : Math.max(0, fullAt - now);
}

function openFile(file: string): DatabaseSync {
  try {
    return prepareFile(file);
  } catch (error) {
    // Another process is at it: what it makes is not to be taken away from it.
    if (isUnavailable(error)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    return prepareFile(file);
  }
}

function prepareFile(file: string): DatabaseSync {
  const database = openWalFile(file);
  try {
    database.exec(`
      pragma synchronous = off;
      create table if not exists buckets (id text primary key, full_at real not null) strict, without rowid;
      create index if not exists buckets_by_time on buckets (full_at);
      pragma busy_timeout = ${patienceMs};
    `);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
