import { describe, expect, test } from 'vitest';
import { nextDelay, usualPatience } from './retry-schedule.ts';

const hour = 3_600_000;
const since = Date.parse('2026-11-23T08:00:00Z');

/** When each attempt is made, in milliseconds since the first one. */
function attemptsOf(chance: number): number[] {
  const times = [0];
  for (let now = since; ;) {
    const delay = nextDelay({ attempts: times.length, now, since }, usualPatience, chance);
    if (delay === undefined) return times;
    now += delay;
    times.push(now - since);
  }
}

describe('an event that does not arrive', () => {
  test('is tried ten times in three days, ever less often', () => {
    const times = attemptsOf(0.5);
    expect(times).toHaveLength(10);
    expect(times.at(-1)).toBeGreaterThan(71 * hour);
    expect(times.at(-1)).toBeLessThanOrEqual(72 * hour);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, pause] of pauses.slice(1).entries()) expect(pause).toBeGreaterThanOrEqual(pauses[index] ?? 0);
  });

  test('is never tried after three days, whatever chance says', () => {
    expect(attemptsOf(1).at(-1)).toBeLessThanOrEqual(72 * hour);
    expect(attemptsOf(0)).toHaveLength(10);
  });

  test('is tried at another moment than others that failed with it', () => {
    const failure = { attempts: 2, now: since, since };
    expect(nextDelay(failure, usualPatience, 0)).toBe(270_000);
    expect(nextDelay(failure, usualPatience, 1)).toBe(330_000);
  });

  test('waits as long as the receiver asks for, up to a day', () => {
    const failure = { attempts: 1, now: since, since };
    expect(nextDelay({ ...failure, retryAfterMs: 2 * hour }, usualPatience, 0)).toBe(2 * hour);
    expect(nextDelay({ ...failure, retryAfterMs: 1 }, usualPatience, 0)).toBe(4500);
    expect(nextDelay({ ...failure, retryAfterMs: 1000 * hour }, usualPatience, 0)).toBe(24 * hour);
  });

  test('is tried twice where it stood behind others until its time was over', () => {
    const now = since + 100 * hour;
    expect(nextDelay({ attempts: 1, now, since }, usualPatience, 0.5)).toBe(5000);
    expect(nextDelay({ attempts: 2, now, since }, usualPatience, 0.5)).toBeUndefined();
  });
});
