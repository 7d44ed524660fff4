import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EncodedAnswer } from '@broadsheet/service';
import { createChangesClient } from './api-access.ts';
import { blindAgeMs, followChanges } from './change-follower.ts';
import { PageCache } from './page-cache.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

/** Nobody reads along. */
const live = { begin: () => undefined, take: () => undefined };
const log = pino({ level: 'silent' });
let api: SmallApi;
let stop: AbortController;
let cache: PageCache;

beforeEach(async () => {
  api = await startSmallApi();
  stop = new AbortController();
  cache = new PageCache({ maxBytes: 1_000_000, maxEntries: 100, maxMaking: 10, maxAgeMs: 3_600_000 });
});

afterEach(async () => {
  stop.abort();
  await api.stop();
});

function follow(): void {
  const client = createChangesClient({ apiUrl: api.url, proxyKey: 'k' });
  void followChanges({ client, cache, live, log, signal: stop.signal, firstRetryMs: 10 });
}

async function keep(key: string, tags: readonly string[]): Promise<void> {
  await cache.fill(key, async () => ({
    answer: await EncodedAnswer.from({ status: 200, headers: {}, body: key }),
    tags,
  }));
}

const asked = (part: string) => api.received.filter(({ url }) => url.includes(part)).length;
const isWaiting = () => vi.waitFor(() => expect(asked('wait=25')).toBeGreaterThan(0));

describe('following the changes', () => {
  test('drops the pages of an article as soon as a comment on it is approved', async () => {
    follow();
    await isWaiting();
    await keep('/articles/a', ['article:1', 'sections']);
    await keep('/articles/b', ['article:2', 'sections']);
    const began = performance.now();
    api.announce({ type: 'comment.approved', subjects: ['article:1', 'comment:7'] });
    await vi.waitFor(() => expect(cache.find('/articles/a')).toBeUndefined(), { interval: 5 });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(cache.find('/articles/b')).toBeDefined();
  });

  test('misses no change between two answers', async () => {
    follow();
    await isWaiting();
    for (let index = 0; index < 50; index += 1) {
      await keep(`/${index}`, [`article:${index}`]);
      api.announce({ type: 'comment.approved', subjects: [`article:${index}`] });
    }
    await vi.waitFor(() => expect(cache.size).toBe(0));
  });

  test('drops what was kept before it had begun to follow', async () => {
    await keep('/early', ['article:1']);
    follow();
    await vi.waitFor(() => expect(cache.find('/early')).toBeUndefined());
  });

  test('catches up with what happened while the API was away', async () => {
    follow();
    await isWaiting();
    await keep('/articles/a', ['article:1']);
    await keep('/articles/b', ['article:2']);
    api.trouble = 'unavailable';
    api.announce({ type: 'comment.rejected', subjects: ['article:1'] });
    api.announce({ type: 'comment.rejected', subjects: ['article:1'] });
    await vi.waitFor(() => expect(asked('after=latest')).toBeGreaterThan(2));
    api.trouble = undefined;
    await vi.waitFor(() => expect(cache.find('/articles/a')).toBeUndefined());
    expect(cache.find('/articles/b')).toBeDefined();
  });

  test('drops everything when the log does not know its place any more', async () => {
    follow();
    await isWaiting();
    await keep('/articles/b', ['article:2']);
    api.trouble = 'invalid-parameter';
    api.announce({ type: 'article.updated', subjects: ['article:1'] });
    await vi.waitFor(() => expect(asked('after=latest')).toBeGreaterThan(1));
    api.trouble = undefined;
    await vi.waitFor(() => expect(cache.size).toBe(0));
  });

  test('drops everything when the log has become another, shorter one', async () => {
    api.announce({ type: 'article.updated', subjects: ['article:1'] });
    follow();
    await isWaiting();
    await keep('/articles/b', ['article:2']);
    api.forget();
    await vi.waitFor(() => expect(cache.size).toBe(0));
  });

  test('lets nothing grow old while it cannot follow', async () => {
    const ages: (number | undefined)[] = [];
    const blind = { purge: vi.fn(), clear: vi.fn(), limitAge: (maxAgeMs?: number) => ages.push(maxAgeMs) };
    await api.stop();
    void followChanges({
      client: createChangesClient({ apiUrl: api.url, proxyKey: 'k' }),
      cache: blind,
      live,
      log,
      signal: stop.signal,
      firstRetryMs: 5,
    });
    expect(ages).toEqual([blindAgeMs]);
    await api.start();
    await vi.waitFor(() => expect(ages.at(-1)).toBeUndefined());
  });
});
