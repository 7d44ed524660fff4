// Token buckets: each holder has as many tokens as a minute allows, and they come back evenly. A bucket is one number, the
// moment at which it will be full again.

/** How long an empty bucket takes to be full again. Every bucket holds what may be taken in this time. */
export const bucketWindowMs = 60_000;

/** What was taken from a bucket. */
export interface Taken {
  /** How many tokens, from none to as many as were wanted. */
  readonly granted: number;
  /** In how many milliseconds the bucket will be full again. */
  readonly fullInMs: number;
}

/** What `want` tokens of `costMs` each take from a bucket that is full in `fullInMs`. */
export function takeTokens(fullInMs: number, want: number, costMs: number): Taken {
  // Costs are fractions, whose sums are a little off.
  const there = Math.max(0, Math.floor((bucketWindowMs - fullInMs) / costMs + 1e-6));
  const granted = Math.min(want, there);
  return { granted, fullInMs: fullInMs + granted * costMs };
}

/** In how many milliseconds a bucket that is full in `fullInMs` has a token of `costMs`. */
export function nextTokenInMs(fullInMs: number, costMs: number): number {
  return Math.max(0, fullInMs + costMs - bucketWindowMs);
}

/** Buckets in memory. At most so many are remembered; those that were used longest ago are forgotten, as if full. */
export class TokenBuckets {
  readonly #most: number;
  readonly #now: () => number;
  readonly #fullAt = new Map<string, number>();

  /** `now` tells milliseconds on a clock that never goes back. */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /** Takes up to `want` tokens from the bucket of `holder`, which holds `perMinute`. */
  take(holder: string, want: number, perMinute: number): Taken {
    const now = this.#now();
    const fullInMs = Math.max(0, (this.#fullAt.get(holder) ?? 0) - now);
    const taken = takeTokens(fullInMs, want, bucketWindowMs / perMinute);
    this.#fullAt.delete(holder);
    this.#fullAt.set(holder, now + taken.fullInMs);
    if (this.#fullAt.size > this.#most) this.#fullAt.delete(this.#fullAt.keys().next().value ?? '');
    return taken;
  }
}
