import { TokenBuckets, type Taken } from '@broadsheet/service';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BucketStore } from './bucket-store.ts';
import { RateLimits, type Policy } from './rate-limits.ts';
import { SharedBuckets } from './shared-buckets.ts';

/** Processes that share buckets, on a clock that the test moves. */
function processes(count: number) {
  const clock = { now: 1_000_000 };
  const buckets = new TokenBuckets(1_000_000, () => clock.now);
  let asked = 0;
  const store: BucketStore = {
    take: (wishes) => {
      asked += 1;
      return Promise.resolve(wishes.map(({ id, want, perMinute }): Taken => buckets.take(id, want, perMinute)));
    },
    sweep: () => Promise.resolve(),
    close: () => undefined,
  };
  const all = Array.from({ length: count }, () => new RateLimits(new SharedBuckets(store), 'secret', () => clock.now));
  return { clock, all, asked: () => asked };
}

const reads = (perMinute: number): Policy => ({ name: 'reads', perMinute });

describe('the limit of a holder', () => {
  test('lets through as many as it says, then one for each that comes back', async () => {
    const { clock, all } = processes(1);
    const [limits] = all;
    const take = () => limits?.take('a', reads(60));
    for (let count = 59; count >= 0; count -= 1) {
      expect(await take()).toMatchObject({ isAllowed: true, remaining: count });
    }
    expect(await take()).toMatchObject({ isAllowed: false, remaining: 0, retrySeconds: 1, resetSeconds: 60 });
    clock.now += 1_000;
    expect(await take()).toMatchObject({ isAllowed: true });
    expect(await take()).toMatchObject({ isAllowed: false });
  });

  test.each([1, 2, 7, 59, 120, 6000])('of %i tells how long to wait, and then lets one through', async (perMinute) => {
    const { clock, all } = processes(1);
    const [limits] = all;
    const take = async () => limits?.take('a', reads(perMinute));
    for (let count = 0; count < perMinute; count += 1) await take();
    const refused = await take();
    expect(refused?.isAllowed).toBe(false);
    clock.now += (refused?.retrySeconds ?? 0) * 1000;
    expect(await take()).toMatchObject({ isAllowed: true });
  });

  test('is the same for all that ask at once', async () => {
    const { all } = processes(1);
    const [limits] = all;
    const verdicts = await Promise.all(Array.from({ length: 300 }, async () => limits?.take('a', reads(100))));
    expect(verdicts.filter((verdict) => verdict?.isAllowed)).toHaveLength(100);
  });

  test('is of reads and of writes apart, and of one holder', async () => {
    const { all } = processes(1);
    const [limits] = all;
    expect(await limits?.take('a', reads(1))).toMatchObject({ isAllowed: true });
    expect(await limits?.take('a', { name: 'writes', perMinute: 1 })).toMatchObject({ isAllowed: true });
    expect(await limits?.take('b', reads(1))).toMatchObject({ isAllowed: true });
    expect(await limits?.take('a', reads(1))).toMatchObject({ isAllowed: false });
  });

  test('is asked for in the store rarely where many are let through', async () => {
    const { all, asked } = processes(1);
    const [limits] = all;
    for (let count = 0; count < 6_000; count += 1) await limits?.take('a', reads(6_000));
    expect(asked()).toBeLessThan(20);
    const before = asked();
    for (let count = 0; count < 6_000; count += 1) await limits?.take('a', reads(6_000));
    expect(asked() - before).toBeLessThan(3);
  });

  test('is never exceeded by all processes together, whoever asks when', async () => {
    const step = fc.record({ process: fc.nat(2), wait: fc.nat(3_000), burst: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 300 }),
        async (steps, perMinute) => {
          const { clock, all } = processes(3);
          const begun = clock.now;
          let passed = 0;
          for (const { process, wait, burst } of steps) {
            clock.now += wait;
            const verdicts = await Promise.all(
              Array.from({ length: burst }, async () => all[process]?.take('a', reads(perMinute))),
            );
            passed += verdicts.filter((verdict) => verdict?.isAllowed).length;
            expect(passed).toBeLessThanOrEqual(perMinute + ((clock.now - begun) * perMinute) / 60_000 + 1e-3);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is forgotten of those who came long ago, so that no flood of addresses fills the memory', async () => {
    const { all } = processes(1);
    const [limits] = all;
    for (let count = 0; count < 60_000; count += 1) {
      await limits?.take(`address:2001:db8:0:${count}::/64`, reads(6_000));
    }
    expect(limits?.size).toBeLessThanOrEqual(50_000);
  });
});

describe('where the store is away', () => {
  const lost = (take: BucketStore['take']): BucketStore => ({
    take,
    sweep: () => Promise.resolve(),
    close: () => undefined,
  });

  test.each([
    ['fails', () => Promise.reject(new Error('Gone.'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('because it %s, each process limits by itself', async (_, take) => {
    const limits = new RateLimits(new SharedBuckets(lost(take), { answerMs: 20, awayMs: 60_000 }), 'secret');
    const verdicts = [];
    for (let count = 0; count < 30; count += 1) verdicts.push(await limits.take('a', reads(20)));
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(20);
  });

  test('it is asked again after a while', async () => {
    let isAway = true;
    let asked = 0;
    const store = lost((wishes) => {
      asked += 1;
      if (isAway) return Promise.reject(new Error('Gone.'));
      return Promise.resolve(wishes.map(() => ({ granted: 0, fullInMs: 60_000 })));
    });
    const buckets = new SharedBuckets(store, { answerMs: 100, awayMs: 0 });
    const wish = { id: 'a', want: 1, perMinute: 10 };
    expect((await buckets.take(wish)).granted).toBe(1);
    isAway = false;
    await expect.poll(async () => (await buckets.take(wish)).granted).toBe(0);
    expect(asked).toBeGreaterThanOrEqual(2);
  });
});
