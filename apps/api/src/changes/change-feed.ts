// Follows the change log for all who follow it in this process: it is read once, however many wait for what comes.
import type { ChangeSignal } from './change-signal.ts';
import type { LoggedChange } from './changes.store.ts';

/** How the log is read. */
export interface LogReader {
  list(asked: { after: number; limit: number }): Promise<LoggedChange[]>;
  findLast(): Promise<number>;
}

interface Waiter {
  readonly after: number;
  readonly resolve: (isThere: boolean) => void;
  readonly reject: (error: unknown) => void;
}

// How soon a write of another process is noticed.
const lookEveryMs = 200;
const readAtOnce = 1000;
// What those who were away for a moment are given without asking the database. A change has some hundred bytes.
const keptChanges = 4000;

/** The newest part of the log, for as long as somebody waits for more. */
export class ChangeFeed {
  readonly #log: LogReader;
  readonly #signal: ChangeSignal;
  /** All changes with numbers above `#floor` up to `#head`. */
  #tail: LoggedChange[] = [];
  #floor = -1;
  #head = -1;
  #isFollowing = false;
  readonly #waiting = new Set<Waiter>();

  constructor(log: LogReader, signal: ChangeSignal) {
    this.#log = log;
    this.#signal = signal;
  }

  /** Whether everything after `place` is known here, as far as it was read. */
  reaches(place: number): boolean {
    return place >= this.#floor && place <= this.#head;
  }

  /** At most `limit` changes after `place`, as far as the feed has read. It must reach the place. */
  listAfter(place: number, limit: number): readonly LoggedChange[] {
    let low = 0;
    let high = this.#tail.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#tail[middle]?.place ?? Infinity) <= place) low = middle + 1;
      else high = middle;
    }
    return this.#tail.slice(low, low + limit);
  }

  /**
   * Resolves with true when there is a change after `place`, with false when `ms` are over or `signal` aborts. Rejects
   * where the log cannot be read.
   */
  waitAfter(place: number, { ms, signal }: { ms: number; signal: AbortSignal }): Promise<boolean> {
    if (signal.aborted || ms <= 0) return Promise.resolve(false);
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const waiter = { after: place, resolve, reject };
    const giveUp = () => resolve(false);
    const timer = setTimeout(giveUp, ms);
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiting.add(waiter);
    if (!this.#isFollowing) void this.#follow();
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      this.#waiting.delete(waiter);
    });
  }

  async #follow(): Promise<void> {
    this.#isFollowing = true;
    try {
      await this.#begin();
      while (this.#waiting.size > 0) await this.#look();
    } catch (error) {
      for (const { reject } of this.#waiting) reject(error);
      this.#waiting.clear();
    } finally {
      this.#isFollowing = false;
    }
  }

  // Begins to listen before it looks: what is written while it looks is not missed.
  async #look(): Promise<void> {
    const lookAgain = new AbortController();
    const timer = setTimeout(() => lookAgain.abort(), lookEveryMs);
    const stirred = this.#signal.next(lookAgain.signal);
    try {
      await this.#readOn();
      if (this.#waiting.size > 0) await stirred;
    } finally {
      clearTimeout(timer);
      lookAgain.abort();
    }
  }

  // After a pause, what has come since may be more than is worth reading.
  async #begin(): Promise<void> {
    const last = await this.#log.findLast();
    const goesOn = this.#head >= 0 && last >= this.#head && last - this.#head <= keptChanges;
    if (!goesOn) {
      this.#tail = [];
      this.#floor = last;
      this.#head = last;
    }
    this.#wake();
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const news = await this.#log.list({ after: this.#head, limit: readAtOnce });
      this.#tail.push(...news);
      this.#head = news.at(-1)?.place ?? this.#head;
      const surplus = this.#tail.length - keptChanges;
      if (surplus > 0) this.#floor = this.#tail.splice(0, surplus).at(-1)?.place ?? this.#floor;
      this.#wake();
      if (news.length < readAtOnce) return;
    }
  }

  #wake(): void {
    for (const waiter of this.#waiting) {
      if (waiter.after >= this.#head) continue;
      this.#waiting.delete(waiter);
      waiter.resolve(true);
    }
  }
}
