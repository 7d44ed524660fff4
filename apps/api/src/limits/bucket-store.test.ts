import { describe, expect, test } from 'vitest';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBuckets } from './sqlite-buckets.store.ts';
import { describeEachStore } from './testing/each-store.ts';

describeEachStore('what is taken from shared buckets', (open) => {
  test('is what there is, and no more', async () => {
    const store = open();
    const take = async (want: number) => (await store.take([{ id: 'a', want, perMinute: 7 }]))[0];
    expect(await take(5)).toMatchObject({ granted: 5 });
    expect(await take(5)).toMatchObject({ granted: 2 });
    const empty = await take(1);
    expect(empty?.granted).toBe(0);
    expect(empty?.fullInMs).toBeGreaterThan(55_000);
    expect(empty?.fullInMs).toBeLessThanOrEqual(60_000);
    store.close();
  });

  test('is never more than the bucket holds, however many ask at once and whatever they want', async () => {
    const stores = [open(), open(), open()];
    const asked = Array.from({ length: 60 }, (_, index) => ({
      store: stores[index % 3],
      wish: { id: 'b', want: (index % 9) + 1, perMinute: 100 },
    }));
    const taken = await Promise.all(asked.map(async ({ store, wish }) => store?.take([wish])));
    const total = taken.flatMap((each) => each ?? []).reduce((sum, { granted }) => sum + granted, 0);
    // What comes back while they ask: a token each 600 ms.
    expect(total).toBeGreaterThanOrEqual(100);
    expect(total).toBeLessThanOrEqual(105);
    for (const store of stores) store.close();
  });

  test('is answered in the order of the wishes, and each bucket is one of its own', async () => {
    const store = open();
    const wishes = ['z', 'c', 'm'].map((id, index) => ({ id, want: index + 1, perMinute: 10 }));
    expect((await store.take(wishes)).map(({ granted }) => granted)).toEqual([1, 2, 3]);
    store.close();
  });

  test('stays taken when full buckets are forgotten', async () => {
    const store = open();
    await store.take([
      { id: 'spent', want: 10, perMinute: 10 },
      { id: 'at rest', want: 0, perMinute: 10 },
    ]);
    await store.sweep();
    expect((await store.take([{ id: 'spent', want: 10, perMinute: 10 }]))[0]?.granted).toBe(0);
    store.close();
  });
});

describe('the file of the buckets', () => {
  test('is begun anew where it cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-limits-'));
    const file = join(folder, 'limits.db');
    await writeFile(file, 'This is no database, and longer than its header would be. '.repeat(20));
    const store = openSqliteBuckets(file);
    expect((await store.take([{ id: 'a', want: 3, perMinute: 5 }]))[0]?.granted).toBe(3);
    store.close();
    await rm(folder, { recursive: true });
  });
});
