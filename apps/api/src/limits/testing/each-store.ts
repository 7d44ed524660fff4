import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createTestDatabase } from '../../database/testing/each-database.ts';
import type { BucketStore } from '../bucket-store.ts';
import { openPostgresBuckets } from '../postgres-buckets.store.ts';
import { openSqliteBuckets } from '../sqlite-buckets.store.ts';

/** Describes `what` once for each kind of store. `tests` gets a function that opens the same one each time. */
export function describeEachStore(what: string, tests: (open: () => BucketStore) => void): void {
  describe(`${what}, in a SQLite file`, () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'broadsheet-limits-'));
    });
    afterAll(() => rm(folder, { recursive: true }));
    tests(() => openSqliteBuckets(join(folder, 'limits.db')));
  });
  describe(`${what}, in PostgreSQL`, () => {
    let database: Awaited<ReturnType<typeof createTestDatabase>> | undefined;
    beforeAll(async () => {
      database = await createTestDatabase('postgres');
    });
    afterAll(() => database?.drop());
    tests(() => {
      if (!database) throw new Error('The database is there while tests run.');
      return openPostgresBuckets(database.db);
    });
  });
}
