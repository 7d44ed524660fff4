// How many requests a minute are let through, and who counts as one asker.
import { z } from 'zod';
import type { Policy } from './rate-limits.ts';

const perMinute = z.coerce
  .number('Must be a number.')
  .int('Must be a whole number.')
  .min(0, 'Must be 0 (no limit) or more.')
  .max(100_000_000, 'Must be at most 100000000.');

/** The settings: requests a minute; 0 is no limit. */
export const limitSettings = {
  RATE_LIMIT_READS: perMinute.default(6_000),
  RATE_LIMIT_WRITES: perMinute.default(120),
  RATE_LIMIT_KEY_READS: perMinute.default(30_000),
  RATE_LIMIT_KEY_WRITES: perMinute.default(12_000),
};

/** Requests a minute; 0 is no limit. */
export interface Limits {
  /** Of one address without a key. */
  readonly reads: number;
  readonly writes: number;
  /** Of the holder of a key, or of whoever signed in. */
  readonly keyReads: number;
  readonly keyWrites: number;
}

/** The policy that a request falls under; undefined where it is not limited. */
export function policyOf(limits: Limits, { isRead, hasKey }: { isRead: boolean; hasKey: boolean }): Policy | undefined {
  const reads = hasKey ? limits.keyReads : limits.reads;
  const writes = hasKey ? limits.keyWrites : limits.writes;
  const count = isRead ? reads : writes;
  return count === 0 ? undefined : { name: isRead ? 'reads' : 'writes', perMinute: count };
}
