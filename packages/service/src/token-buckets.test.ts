import { describe, expect, test } from 'vitest';
import { nextTokenInMs, TokenBuckets } from './token-buckets.ts';

let now = 0;
const buckets = (most = 100) => new TokenBuckets(most, () => now);

describe('a token bucket', () => {
  test.each([1, 3, 7, 60, 120, 6000, 7001])('of %i holds as many, and none more', (perMinute) => {
    const all = buckets();
    expect(all.take('a', perMinute * 2, perMinute).granted).toBe(perMinute);
    expect(all.take('a', 1, perMinute).granted).toBe(0);
  });

  test('fills evenly, and never beyond what it holds', () => {
    const all = buckets();
    all.take('a', 60, 60);
    now += 2_500;
    expect(all.take('a', 10, 60).granted).toBe(2);
    now += 3_600_000;
    expect(all.take('a', 100, 60).granted).toBe(60);
  });

  test('says when it has a token again, and then has it', () => {
    const all = buckets();
    const { fullInMs } = all.take('a', 7, 7);
    const wait = nextTokenInMs(fullInMs, 60_000 / 7);
    now += wait - 1;
    expect(all.take('a', 1, 7).granted).toBe(0);
    now += 1;
    expect(all.take('a', 1, 7).granted).toBe(1);
  });

  test('is of one holder', () => {
    const all = buckets();
    expect([all.take('a', 5, 5).granted, all.take('b', 5, 5).granted]).toEqual([5, 5]);
  });

  test('of whoever came longest ago is forgotten when there are too many', () => {
    const all = buckets(2);
    for (const holder of ['a', 'b', 'a', 'c']) all.take(holder, 5, 5);
    expect(all.size).toBe(2);
    expect([all.take('a', 1, 5).granted, all.take('b', 1, 5).granted]).toEqual([0, 1]);
  });
});
