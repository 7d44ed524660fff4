import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openTestNewsroom } from '../testing/test-newsroom.ts';
import { commitTogether } from './group-commit.ts';
import type { Database } from './schema.ts';

type Db = Kysely<Database>;

/** An empty table of numbers, and what was asked of the database since. */
async function openNumbers() {
  const newsroom = await openTestNewsroom('sqlite');
  onTestFinished(() => newsroom.drop());
  await sql`create table numbers (number integer primary key)`.execute(newsroom.db);
  const add = (db: Db, number: number) => sql`insert into numbers values (${number})`.execute(db);
  const list = async () => {
    const { rows } = await sql<{ number: number }>`select number from numbers order by number`.execute(newsroom.db);
    return rows.map(({ number }) => number);
  };
  return { db: newsroom.db, add, list };
}

test('those who wait at the same time are committed together, and told when they are', async () => {
  const { db, add, list } = await openNumbers();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const told: number[] = [];
  const writes = [1, 2, 3].map((number) =>
    commitTogether(db, async (trx) => {
      await add(trx, number);
      if (number === 3) {
        expect(told, 'told before it was committed').toEqual([]);
        await promise;
      }
      return number;
    }).then((done) => told.push(done)),
  );
  resolve(undefined);
  await Promise.all(writes);
  expect(told).toEqual([1, 2, 3]);
  expect(await list()).toEqual([1, 2, 3]);
});

test('of one that fails nothing has happened, and the others do not notice', async () => {
  const { db, add, list } = await openNumbers();
  const write = (number: number) =>
    commitTogether(db, async (trx) => {
      await add(trx, number);
      if (number % 2 === 0) await add(trx, number);
      return number;
    });
  const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(write));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await list()).toEqual([1, 3, 5]);
});

test('each sees what those before it did, and none what one did that failed', async () => {
  const { db, add } = await openNumbers();
  const count = async (trx: Db) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from numbers`.execute(trx);
    return rows[0]?.count;
  };
  const [, failed, seen] = await Promise.allSettled([
    commitTogether(db, (trx) => add(trx, 1)),
    commitTogether(db, async (trx) => {
      await add(trx, 2);
      throw new Error('No.');
    }),
    commitTogether(db, count),
  ]);
  expect(failed.status).toBe('rejected');
  expect(seen).toEqual({ status: 'fulfilled', value: 1 });
});

test('all of them fail where the commit does', async () => {
  const { db, add, list } = await openNumbers();
  await sql`create table others (number integer references numbers deferrable initially deferred)`.execute(db);
  const outcomes = await Promise.allSettled([
    commitTogether(db, (trx) => add(trx, 1)),
    commitTogether(db, (trx) => sql`insert into others values (7)`.execute(trx)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await list()).toEqual([]);
  await commitTogether(db, (trx) => add(trx, 2));
  expect(await list()).toEqual([2]);
});

test('each is done in the name of its own request', async () => {
  const { db } = await openNumbers();
  const request = new AsyncLocalStorage<number>();
  const writes = [1, 2, 3].map((number) =>
    request.run(number, () => commitTogether(db, () => Promise.resolve(request.getStore()))),
  );
  expect(await Promise.all(writes)).toEqual([1, 2, 3]);
});
