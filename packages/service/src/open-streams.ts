// How many answers that never end are open. Each takes a connection and some kilobytes for as long as it likes, so that
// a limit of requests a minute does not hold them.
import type { ServerResponse } from 'node:http';
import { z } from 'zod';

const count = z.coerce.number('Must be a number.').int('Must be a whole number.').min(1, 'Must be at least 1.');

/** The settings of both servers: how many streams one process keeps open, of all and of one address. */
export const streamSettings = {
  MAX_STREAMS: count.max(1_000_000, 'Must be at most 1000000.').default(8_000),
  MAX_STREAMS_PER_ADDRESS: count.max(1_000_000, 'Must be at most 1000000.').default(100),
};

/** How many streams there may be at a time. */
export interface StreamLimits {
  readonly most: number;
  /** Of one holder. */
  readonly mostEach: number;
}

/** Whether a stream was counted, or why it may not be opened: its holder has as many as one may, or all have. */
export type StreamVerdict = 'open' | 'too-many-of-one' | 'too-many';

/** Counts the streams that are open. */
export class OpenStreams {
  readonly #limits: StreamLimits;
  readonly #byHolder = new Map<string, number>();
  #open = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** How many are open. */
  get size(): number {
    return this.#open;
  }

  /**
   * Counts `response` as one of `holder` until it closes, where there is room. Without a holder it counts among all
   * alone.
   */
  open(response: ServerResponse, holder: string | undefined): StreamVerdict {
    if (holder !== undefined && (this.#byHolder.get(holder) ?? 0) >= this.#limits.mostEach) return 'too-many-of-one';
    if (this.#open >= this.#limits.most) return 'too-many';
    // It would not close once more.
    if (response.destroyed) return 'open';
    this.#count(holder, 1);
    response.once('close', () => this.#count(holder, -1));
    return 'open';
  }

  #count(holder: string | undefined, by: 1 | -1): void {
    this.#open += by;
    if (holder === undefined) return;
    const of = (this.#byHolder.get(holder) ?? 0) + by;
    if (of > 0) this.#byHolder.set(holder, of);
    else this.#byHolder.delete(holder);
  }
}
