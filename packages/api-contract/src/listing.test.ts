import { expect, expectTypeOf, test } from 'vitest';
import type { ArticleSummary } from '@broadsheet/domain';
import { createClient } from './client.ts';
import { toListing, type ListPage } from './listing.ts';
import { ProblemError } from './problem-error.ts';
import { sendJson, startServer } from './testing/small-server.ts';

const pages: Record<string, ListPage<string>> = {
  '': { items: ['one', 'two'], next: 'a' },
  a: { items: [], next: 'b' },
  b: { items: ['three'], next: null },
};
const listed = async <Item>(items: AsyncIterable<Item>) => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

test('a list that is awaited is its first page', async () => {
  expect(await toListing((after = '') => Promise.resolve(pages[after] ?? { items: [], next: null }))).toEqual(
    pages[''],
  );
});

test('a list that is iterated is every item once, also behind an empty page', async () => {
  const asked: string[] = [];
  const listing = toListing((after = '') => {
    asked.push(after);
    return Promise.resolve(pages[after] ?? { items: [], next: null });
  });
  expect(await listed(listing)).toEqual(['one', 'two', 'three']);
  expect(asked).toEqual(['', 'a', 'b']);
});

test('whoever stops early asks for no further page', async () => {
  let count = 0;
  const listing = toListing(() => Promise.resolve({ items: ['item'], next: `${(count += 1)}` }));
  const seen: string[] = [];
  for await (const item of listing) {
    seen.push(item);
    if (seen.length === 3) break;
  }
  expect(count).toBe(3);
});

test('a page that is refused ends the iteration with what the API said', async () => {
  const { baseUrl, requests } = await startServer((response) => {
    if (requests.length === 1) sendJson(response, { items: [{ slug: 'ferries' }], next: 'cursor' }, 200);
    else response.writeHead(503).end();
  });
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { slug } of createClient({ baseUrl, retries: 0 }).tags.list({ limit: 1 })) seen.push(slug);
  })();
  await expect(reading).rejects.toThrow(ProblemError);
  expect(seen).toEqual(['ferries']);
  expect(requests.map(({ url }) => url)).toEqual(['/v1/tags?limit=1', '/v1/tags?limit=1&after=cursor']);
});

test('the types know what is in a list, and that the change log has no end', () => {
  const client = createClient({ baseUrl: '' });
  expectTypeOf(() => client.articles.list()).returns.toExtend<AsyncIterable<ArticleSummary>>();
  expectTypeOf(client.changes.list).returns.not.toExtend<AsyncIterable<unknown>>();
});
