import { describe, expect, test } from 'vitest';
import { EncodedAnswer } from '@broadsheet/service';
import { PageCache, TooBusyError, type Made, type PageCacheLimits } from './page-cache.ts';

function createCache(limits: Partial<PageCacheLimits> = {}): PageCache {
  return new PageCache({ maxBytes: 1_000_000, maxEntries: 100, maxMaking: 10, maxAgeMs: 60_000, ...limits });
}

async function made(body: string, tags: readonly string[] = ['article:1']): Promise<Made> {
  return { answer: await EncodedAnswer.from({ status: 200, headers: {}, body }), tags };
}

/** An answer that is in the making until the test finishes it. */
function slow(): { make: () => Promise<Made>; finish: (answer: Made) => void } {
  const { promise, resolve } = Promise.withResolvers<Made>();
  return { make: () => promise, finish: resolve };
}

describe('keeping', () => {
  test('an answer is found again, as the very same', async () => {
    const cache = createCache();
    const answer = await cache.fill('/a', () => made('a'));
    expect(cache.find('/a')).toBe(answer);
    expect(await cache.fill('/a', () => Promise.reject(new Error('made twice')))).toBe(answer);
  });

  test('an answer without tags is given, but not kept', async () => {
    const cache = createCache();
    const { answer } = await made('a');
    expect(await cache.fill('/a', () => Promise.resolve({ answer }))).toBe(answer);
    expect(cache.find('/a')).toBeUndefined();
  });

  test('nothing found is not kept', async () => {
    const cache = createCache();
    expect(await cache.fill('/a', () => Promise.resolve(undefined))).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  test('a failure reaches everybody who waits, and is not kept', async () => {
    const cache = createCache();
    const { promise, reject } = Promise.withResolvers<Made>();
    const both = [cache.fill('/a', () => promise), cache.fill('/a', () => promise)];
    reject(new Error('the API is away'));
    for (const each of both) await expect(each).rejects.toThrow('the API is away');
    expect(await cache.fill('/a', () => made('a'))).toBeDefined();
  });

  test('those who ask at the same time share one making', async () => {
    const cache = createCache();
    let count = 0;
    const answers = await Promise.all(
      ['/a', '/a', '/a', '/b'].map((key) =>
        cache.fill(key, () => {
          count += 1;
          return made(key);
        }),
      ),
    );
    expect(count).toBe(2);
    expect(new Set(answers).size).toBe(2);
  });

  test('more than the limit of makings at once is refused, and works again afterwards', async () => {
    const cache = createCache({ maxMaking: 1 });
    const first = slow();
    const waiting = cache.fill('/a', first.make);
    await expect(cache.fill('/b', () => made('b'))).rejects.toThrow(TooBusyError);
    first.finish(await made('a'));
    await waiting;
    expect(await cache.fill('/b', () => made('b'))).toBeDefined();
  });
});

describe('bounds', () => {
  test('the longest unused answer goes first when there are too many', async () => {
    const cache = createCache({ maxEntries: 2 });
    await cache.fill('/a', () => made('a'));
    await cache.fill('/b', () => made('b'));
    cache.find('/a');
    await cache.fill('/c', () => made('c'));
    expect([cache.find('/a'), cache.find('/b'), cache.find('/c')].map((answer) => answer !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('the bytes stay below the limit, whatever is put in', async () => {
    const cache = createCache({ maxBytes: 50_000 });
    for (let index = 0; index < 50; index += 1) {
      await cache.fill(`/${index}`, () => made(`${index}`.repeat(5_000)));
      expect(cache.bytes).toBeLessThanOrEqual(50_000);
    }
    expect(cache.size).toBeGreaterThan(0);
    expect(cache.find('/49')).toBeDefined();
  });

  test('an answer larger than the cache is given, but displaces nothing', async () => {
    const cache = createCache({ maxBytes: 10_000 });
    await cache.fill('/small', () => made('a'));
    expect(await cache.fill('/large', () => made('x'.repeat(20_000)))).toBeDefined();
    expect(cache.find('/large')).toBeUndefined();
    expect(cache.find('/small')).toBeDefined();
  });

  test('nothing is left of what was dropped', async () => {
    const cache = createCache();
    for (let index = 0; index < 20; index += 1) {
      await cache.fill(`/${index}`, () => made('a', ['articles', `article:${index}`]));
    }
    cache.purge(['articles']);
    expect([cache.size, cache.bytes]).toEqual([0, 0]);
  });
});

describe('age', () => {
  test('an answer that is too old is not found', async () => {
    let now = 0;
    const cache = createCache({ maxAgeMs: 1_000, now: () => now });
    await cache.fill('/a', () => made('a'));
    now = 1_000;
    expect(cache.find('/a')).toBeDefined();
    now = 1_001;
    expect(cache.find('/a')).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  test('an answer of its own limit is kept no longer than that, and one whose time is over not at all', async () => {
    let now = 0;
    const cache = createCache({ maxAgeMs: 10_000, now: () => now });
    await cache.fill('/a', async () => ({ ...(await made('a')), maxAgeMs: 500 }));
    await cache.fill('/b', async () => ({ ...(await made('b')), maxAgeMs: 0 }));
    await cache.fill('/c', async () => ({ ...(await made('c')), maxAgeMs: 1e12 }));
    now = 500;
    expect([cache.find('/a'), cache.find('/b')]).toEqual([expect.anything(), undefined]);
    now = 501;
    expect(cache.find('/a')).toBeUndefined();
    now = 10_001;
    expect(cache.find('/c')).toBeUndefined();
  });

  test('the limit can be lowered for a while', async () => {
    let now = 0;
    const cache = createCache({ maxAgeMs: 10_000, now: () => now });
    await cache.fill('/a', () => made('a'));
    now = 5_000;
    cache.limitAge(6_000);
    expect(cache.find('/a')).toBeDefined();
    now = 7_000;
    expect(cache.find('/a')).toBeUndefined();
    cache.limitAge();
    await cache.fill('/a', () => made('a'));
    now = 16_000;
    expect(cache.find('/a')).toBeDefined();
  });
});

describe('purging', () => {
  test('drops what carries one of the tags, and nothing else', async () => {
    const cache = createCache();
    await cache.fill('/a', () => made('a', ['article:1', 'author:1']));
    await cache.fill('/b', () => made('b', ['article:2', 'author:1']));
    cache.purge(['article:1', 'section:9']);
    expect(cache.find('/a')).toBeUndefined();
    expect(cache.find('/b')).toBeDefined();
  });

  test('an answer that was begun before the purge is given to those who waited, but not kept', async () => {
    const cache = createCache();
    const stale = slow();
    const waiting = cache.fill('/a', stale.make);
    cache.purge(['article:1']);
    stale.finish(await made('stale'));
    expect(await waiting).toBeDefined();
    expect(cache.find('/a')).toBeUndefined();
  });

  test('who asks after the purge does not get what was begun before it', async () => {
    const cache = createCache();
    const stale = slow();
    const before = cache.fill('/a', stale.make);
    cache.purge(['article:1']);
    const fresh = await cache.fill('/a', () => made('fresh'));
    stale.finish(await made('stale'));
    expect(await before).not.toBe(fresh);
    expect(cache.find('/a')).toBe(fresh);
  });

  test('an answer in the making survives the purge of what it is not made of', async () => {
    const cache = createCache();
    const other = slow();
    const waiting = cache.fill('/a', other.make);
    cache.purge(['article:2']);
    other.finish(await made('a', ['article:1']));
    await waiting;
    expect(cache.find('/a')).toBeDefined();
  });

  test('clearing counts for what is in the making, too', async () => {
    const cache = createCache();
    await cache.fill('/b', () => made('b'));
    const stale = slow();
    const waiting = cache.fill('/a', stale.make);
    cache.clear();
    stale.finish(await made('stale'));
    await waiting;
    expect(cache.size).toBe(0);
    await cache.fill('/a', () => made('fresh'));
    expect(cache.find('/a')).toBeDefined();
  });

  test('so many purges that they cannot all be remembered count for everything in the making', async () => {
    const cache = createCache();
    const stale = slow();
    const waiting = cache.fill('/a', stale.make);
    cache.purge(Array.from({ length: 10_001 }, (_, index) => `article:${index + 2}`));
    stale.finish(await made('stale', ['article:1']));
    await waiting;
    expect(cache.find('/a')).toBeUndefined();
  });
});
