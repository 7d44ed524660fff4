// How many requests each holder has left. A process takes tokens from the shared bucket in handfuls, so that the store is
// asked rarely: more at a time, the faster they go. What was taken and is not used within a moment is lost, so that all
// processes together never let more through than the limit says.
import { hash } from 'node:crypto';
import { bucketWindowMs, nextTokenInMs } from '@broadsheet/service';
import type { SharedBuckets } from './shared-buckets.ts';

/** A limit: requests a minute. */
export interface Policy {
  readonly name: 'reads' | 'writes';
  readonly perMinute: number;
}

/** Whether a request may go on, and what is left. */
export interface Verdict {
  readonly isAllowed: boolean;
  readonly policy: Policy;
  readonly remaining: number;
  /** Seconds until everything is there again. */
  readonly resetSeconds: number;
  /** Seconds until the next request may go on; 0 where this one may. */
  readonly retrySeconds: number;
}

/** What this process holds of one bucket. Times are on its own clock. */
interface Holding {
  tokens: number;
  taken: number;
  usableUntil: number;
  /** When the bucket will be full again, as the store said. */
  fullAt: number;
  emptyUntil: number;
  waiting: number;
  leasing: Promise<void> | undefined;
}

const leaseMs = 1_000;
const mostHoldings = 50_000;
// How long an empty bucket is believed to be empty, at least: a flood is refused without asking for each drop.
const emptyMs = 20;

export class RateLimits {
  readonly #buckets: SharedBuckets;
  readonly #secret: string;
  readonly #now: () => number;
  readonly #holdings = new Map<string, Holding>();

  /** `secret` is mixed into what the store is told of holders: the same for all processes, and known to them alone. */
  constructor(buckets: SharedBuckets, secret: string, now: () => number = () => performance.now()) {
    this.#buckets = buckets;
    this.#secret = secret;
    this.#now = now;
  }

  /** Of how many holders something is remembered. */
  get size(): number {
    return this.#holdings.size;
  }

  /** Takes a token of `holder`. At once, where some are at hand; else the store is asked. */
  take(holder: string, policy: Policy): Verdict | Promise<Verdict> {
    const name = `${policy.name} ${holder}`;
    const holding = this.#holdings.get(name);
    if (holding) {
      const now = this.#now();
      if (holding.tokens > 0 && now < holding.usableUntil) return this.#spend(holding, policy, now);
      if (now < holding.emptyUntil) return refuse(holding, policy, now);
    }
    return this.#takeLeased(name, policy);
  }

  close(): void {
    this.#buckets.close();
  }

  #spend(holding: Holding, policy: Policy, now: number): Verdict {
    holding.tokens -= 1;
    const fullInMs = Math.max(0, holding.fullAt - now);
    const shared = Math.floor((bucketWindowMs - fullInMs) / costOf(policy) + 1e-6);
    const remaining = Math.min(policy.perMinute, Math.max(0, shared) + holding.tokens);
    const resetSeconds = Math.ceil(((policy.perMinute - remaining) * costOf(policy)) / 1000);
    return { isAllowed: true, policy, remaining, resetSeconds, retrySeconds: 0 };
  }

  async #takeLeased(name: string, policy: Policy): Promise<Verdict> {
    const holding = this.#holdingOf(name);
    holding.waiting += 1;
    try {
      for (;;) {
        await (holding.leasing ??= this.#lease(name, holding, policy));
        const now = this.#now();
        if (holding.tokens > 0) return this.#spend(holding, policy, now);
        if (now < holding.emptyUntil) return refuse(holding, policy, now);
      }
    } finally {
      holding.waiting -= 1;
    }
  }

  #holdingOf(name: string): Holding {
    const known = this.#holdings.get(name);
    const holding = known ?? {
      tokens: 0,
      taken: 0,
      usableUntil: 0,
      fullAt: 0,
      emptyUntil: 0,
      waiting: 0,
      leasing: undefined,
    };
    // In the order of their last lease; whatever is forgotten has been taken from the bucket, and so is never too much.
    this.#holdings.delete(name);
    this.#holdings.set(name, holding);
    if (this.#holdings.size > mostHoldings) this.#holdings.delete(this.#holdings.keys().next().value ?? '');
    return holding;
  }

  async #lease(name: string, holding: Holding, policy: Policy): Promise<void> {
    const begun = this.#now();
    const want = wanted(holding, policy, begun);
    const id = hash('sha256', `${this.#secret} ${name}`, 'base64url').slice(0, 22);
    const { granted, fullInMs } = await this.#buckets.take({ id, want, perMinute: policy.perMinute });
    const now = this.#now();
    holding.tokens = granted;
    holding.taken = granted;
    holding.usableUntil = begun + leaseMs;
    holding.fullAt = now + fullInMs;
    if (granted < want) holding.emptyUntil = now + Math.max(emptyMs, nextTokenInMs(fullInMs, costOf(policy)));
    holding.leasing = undefined;
  }
}

// Twice as many as the last time where those were used up in time; else as many as were used.
function wanted({ tokens, taken, usableUntil, waiting }: Holding, { perMinute }: Policy, now: number): number {
  const used = taken - tokens;
  const guess = now < usableUntil ? taken * 2 : used;
  const least = Math.max(1, Math.floor(perMinute / 100), waiting);
  return Math.min(Math.max(1, Math.floor(perMinute / 10)), Math.max(least, guess));
}

function refuse(holding: Holding, policy: Policy, now: number): Verdict {
  const fullInMs = Math.max(0, holding.fullAt - now);
  const retrySeconds = Math.max(1, Math.ceil(nextTokenInMs(fullInMs, costOf(policy)) / 1000));
  return { isAllowed: false, policy, remaining: 0, resetSeconds: Math.ceil(fullInMs / 1000), retrySeconds };
}

function costOf({ perMinute }: Policy): number {
  return bucketWindowMs / perMinute;
}
