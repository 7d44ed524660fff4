import { expect, test } from 'vitest';
import { ChangeFeed } from './change-feed.ts';
import { createChangeSignal } from './change-signal.ts';
import type { LoggedChange } from './changes.store.ts';

const at = '2026-11-23T08:30:00.000Z';
const { signal } = new AbortController();

function openLog() {
  const rows: LoggedChange[] = [];
  const ring = createChangeSignal();
  const log = {
    list: ({ after, limit }: { after: number; limit: number }) =>
      Promise.resolve(rows.filter(({ place }) => place > after).slice(0, limit)),
    findLast: () => Promise.resolve(rows.at(-1)?.place ?? 0),
  };
  const append = (count: number) => {
    for (let place = rows.length + 1, end = place + count; place < end; place += 1) {
      rows.push({ place, isPublic: true, change: { id: `${place}`, type: 'tag.updated', at, subjects: [] } });
    }
    ring.ring();
  };
  return { log, append, feed: new ChangeFeed(log, ring) };
}

test('a feed gives what it has read to all who come within reach, and sends the others to the log', async () => {
  const { append, feed } = openLog();
  append(10);
  const waiting = feed.waitAfter(10, { ms: 5000, signal });
  append(5);
  expect(await waiting).toBe(true);
  expect([feed.reaches(9), feed.reaches(10), feed.reaches(15), feed.reaches(16)]).toEqual([false, true, true, false]);
  expect(feed.listAfter(11, 2).map(({ place }) => place)).toEqual([12, 13]);
  expect(feed.listAfter(15, 2)).toEqual([]);
});

test('a feed forgets what is old, however slowly somebody reads', async () => {
  const { append, feed } = openLog();
  append(1);
  const waiting = feed.waitAfter(1, { ms: 5000, signal });
  append(9000);
  expect(await waiting).toBe(true);
  const later = feed.waitAfter(9001, { ms: 5000, signal });
  append(1);
  expect(await later).toBe(true);
  expect(feed.reaches(1)).toBe(false);
  expect(feed.reaches(9000)).toBe(true);
  expect(feed.listAfter(5002, 100_000)).toHaveLength(4000);
});

test('a feed that nobody waited for begins anew where too much has happened meanwhile', async () => {
  const { append, feed } = openLog();
  append(1);
  const waiting = feed.waitAfter(1, { ms: 5000, signal });
  append(1);
  expect(await waiting).toBe(true);
  await Promise.resolve();
  append(49_999);
  expect(await feed.waitAfter(1, { ms: 5000, signal })).toBe(true);
  expect(feed.reaches(1)).toBe(false);
  expect(feed.reaches(50_001)).toBe(true);
});

test('whoever waits learns that the log cannot be read, and may wait again', async () => {
  const { log, append, feed } = openLog();
  const { list } = log;
  log.list = () => Promise.reject(new Error('The database is away.'));
  await expect(feed.waitAfter(0, { ms: 5000, signal })).rejects.toThrow('away');
  log.list = list;
  const waiting = feed.waitAfter(0, { ms: 5000, signal });
  append(1);
  expect(await waiting).toBe(true);
});
