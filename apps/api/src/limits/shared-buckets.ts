// Asks the store for tokens: many wishes at once, one question at a time, and without it where it is away.
import { TokenBuckets, type Taken } from '@broadsheet/service';
import type { BucketStore, Wish } from './bucket-store.ts';

/** What is waited for at most, in milliseconds, and for how long a store that failed is left alone. */
export interface StorePatience {
  readonly answerMs: number;
  readonly awayMs: number;
}

const usualPatience: StorePatience = { answerMs: 500, awayMs: 2_000 };
const mostAtOnce = 500;
const sweepEveryMs = 10_000;
const mostRemembered = 50_000;

interface Waiting {
  readonly wish: Wish;
  readonly resolve: (taken: Taken) => void;
}

/** Buckets that all processes share. While their store is away, each process has its own. */
export class SharedBuckets {
  readonly #store: BucketStore;
  readonly #patience: StorePatience;
  readonly #own = new TokenBuckets(mostRemembered);
  #waiting = new Map<string, Waiting[]>();
  #isAsking = false;
  #awayUntil = 0;
  #sweptAt = performance.now();

  constructor(store: BucketStore, patience = usualPatience) {
    this.#store = store;
    this.#patience = patience;
  }

  /** Takes tokens. It never fails, and never takes much longer than the store may. */
  take(wish: Wish): Promise<Taken> {
    if (performance.now() < this.#awayUntil) return Promise.resolve(this.#takeOwn(wish));
    const { promise, resolve } = Promise.withResolvers<Taken>();
    const same = this.#waiting.get(wish.id);
    if (same) same.push({ wish, resolve });
    else this.#waiting.set(wish.id, [{ wish, resolve }]);
    if (!this.#isAsking) {
      this.#isAsking = true;
      queueMicrotask(() => void this.#askOn());
    }
    return promise;
  }

  close(): void {
    this.#store.close();
  }

  async #askOn(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = this.#nextBatch();
      const wishes = batch.map(({ wish }) => wish);
      const taken = await this.#ask(wishes);
      batch.forEach(({ resolve }, index) => resolve(taken[index] ?? { granted: 0, fullInMs: 0 }));
    }
    this.#isAsking = false;
  }

  // A bucket may be named once in a question; whoever else asks for it comes next.
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    for (const [id, [first, ...others]] of this.#waiting) {
      if (batch.length >= mostAtOnce) break;
      if (first) batch.push(first);
      if (others.length > 0) this.#waiting.set(id, others);
      else this.#waiting.delete(id);
    }
    return batch;
  }

  async #ask(wishes: readonly Wish[]): Promise<Taken[]> {
    if (performance.now() < this.#awayUntil) return wishes.map((wish) => this.#takeOwn(wish));
    try {
      const taken = await within(this.#store.take(wishes), this.#patience.answerMs);
      this.#sweepSometimes();
      return taken;
    } catch {
      // Whoever is away says so in other places too: the limits go on by themselves.
      this.#awayUntil = performance.now() + this.#patience.awayMs;
      return wishes.map((wish) => this.#takeOwn(wish));
    }
  }

  #takeOwn({ id, want, perMinute }: Wish): Taken {
    return this.#own.take(id, want, perMinute);
  }

  #sweepSometimes(): void {
    if (performance.now() - this.#sweptAt < sweepEveryMs) return;
    this.#sweptAt = performance.now();
    this.#store.sweep().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The store of the limits does not answer.')), limitMs);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
