// Keeps answers in memory until something that they were made of changes. It knows nothing of what they say.
import type { EncodedAnswer } from '@broadsheet/service';

/** An answer, and what it was made of. Without `tags` it is not kept. */
export interface Made {
  readonly answer: EncodedAnswer;
  readonly tags?: readonly string[];
  /** For how long it may be kept at most, where that is shorter than for others. */
  readonly maxAgeMs?: number | undefined;
}

/** How much the cache may hold, and for how long. */
export interface PageCacheLimits {
  readonly maxBytes: number;
  readonly maxEntries: number;
  /** How many answers may be in the making at once; more are refused with `TooBusyError`. */
  readonly maxMaking: number;
  readonly maxAgeMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

/** As much is being made as may be at once. */
export class TooBusyError extends Error {
  constructor() {
    super('Too many answers are in the making.');
    this.name = 'TooBusyError';
  }
}

interface Entry {
  readonly key: string;
  readonly answer: EncodedAnswer;
  readonly tags: readonly string[];
  readonly madeAt: number;
  readonly maxAgeMs: number;
  readonly bytes: number;
}

// What an entry costs besides its bodies: keys, headers, tags. An estimate on the safe side.
const overheadBytes = 2_000;
const mostPurgesRemembered = 10_000;

/** A bounded cache of answers, the longest unused going first. */
export class PageCache {
  readonly #limits: PageCacheLimits;
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  readonly #byTag = new Map<string, Set<Entry>>();
  readonly #making = new Map<string, Promise<EncodedAnswer | undefined>>();
  /** When each tag was last purged, while something is in the making that may have been begun before. */
  readonly #purges = new Map<string, number>();
  #clearedAt = 0;
  #time = 0;
  #makingCount = 0;
  #bytes = 0;
  #maxAgeMs: number;

  constructor(limits: PageCacheLimits) {
    this.#limits = limits;
    this.#now = limits.now ?? (() => performance.now());
    this.#maxAgeMs = limits.maxAgeMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What is kept under `key`, if it is young enough. */
  find(key: string): EncodedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (this.#now() - entry.madeAt > Math.min(entry.maxAgeMs, this.#maxAgeMs)) {
      this.#forget(entry);
      return undefined;
    }
    this.#entries.set(key, entry);
    return entry.answer;
  }

  /**
   * What is kept under `key`, or else what `make` makes; those who ask at the same time share one making. Whoever asks
   * after a purge never gets what was begun before it, and such an answer is not kept.
   */
  async fill(key: string, make: () => Promise<Made | undefined>): Promise<EncodedAnswer | undefined> {
    const kept = this.find(key);
    if (kept) return kept;
    const shared = this.#making.get(key);
    if (shared) return shared;
    if (this.#makingCount >= this.#limits.maxMaking) throw new TooBusyError();
    const making = this.#make(key, make);
    this.#making.set(key, making);
    try {
      return await making;
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key);
    }
  }

  /** Drops everything that was made of any of `tags`. */
  purge(tags: readonly string[]): void {
    this.#time += 1;
    this.#making.clear();
    for (const tag of tags) {
      if (this.#makingCount > 0) this.#purges.set(tag, this.#time);
      for (const entry of this.#byTag.get(tag) ?? []) this.#drop(entry);
    }
    if (this.#purges.size > mostPurgesRemembered) this.#forgetPurges();
  }

  /** Drops everything. */
  clear(): void {
    this.#time += 1;
    this.#making.clear();
    this.#forgetPurges();
    this.#entries.clear();
    this.#byTag.clear();
    this.#bytes = 0;
  }

  /** Lets nothing older than `maxAgeMs` be found from now on; without it, the limit is the one it began with. */
  limitAge(maxAgeMs: number = this.#limits.maxAgeMs): void {
    this.#maxAgeMs = Math.min(maxAgeMs, this.#limits.maxAgeMs);
  }

  async #make(key: string, make: () => Promise<Made | undefined>): Promise<EncodedAnswer | undefined> {
    const since = this.#time;
    this.#makingCount += 1;
    try {
      const made = await make();
      if (made?.tags && this.#isFresh(made.tags, since)) this.#keep(key, { ...made, tags: made.tags });
      return made?.answer;
    } finally {
      this.#makingCount -= 1;
      if (this.#makingCount === 0) this.#purges.clear();
    }
  }

  #isFresh(tags: readonly string[], since: number): boolean {
    return this.#clearedAt <= since && tags.every((tag) => (this.#purges.get(tag) ?? 0) <= since);
  }

  // What is in the making now counts as purged altogether.
  #forgetPurges(): void {
    this.#clearedAt = this.#time;
    this.#purges.clear();
  }

  #keep(key: string, { answer, tags, maxAgeMs = Infinity }: Made & { readonly tags: readonly string[] }): void {
    if (maxAgeMs <= 0) return;
    const bytes = answer.bytes + overheadBytes + 2 * key.length;
    if (bytes > this.#limits.maxBytes) return;
    const before = this.#entries.get(key);
    if (before) this.#drop(before);
    const entry: Entry = { key, answer, tags, madeAt: this.#now(), maxAgeMs, bytes };
    this.#entries.set(key, entry);
    this.#bytes += bytes;
    for (const tag of tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged) tagged.add(entry);
      else this.#byTag.set(tag, new Set([entry]));
    }
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const entry of this.#entries.values()) {
      if (this.#bytes <= this.#limits.maxBytes && this.#entries.size <= this.#limits.maxEntries) return;
      this.#drop(entry);
    }
  }

  #drop(entry: Entry): void {
    this.#entries.delete(entry.key);
    this.#forget(entry);
  }

  #forget(entry: Entry): void {
    this.#bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      tagged?.delete(entry);
      if (tagged?.size === 0) this.#byTag.delete(tag);
    }
  }
}
