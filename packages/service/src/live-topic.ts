// One topic that some listen to: what was told last, and to whom.
import type { ServerResponse } from 'node:http';

/** One thing that happened, as it is sent. */
export interface LiveEvent {
  readonly place: number;
  readonly bytes: Buffer;
}

/** What has happened to a topic since a place. */
export interface LiveNews {
  /** In the order of their places. */
  readonly events: readonly LiveEvent[];
  /** Up to which place this is everything. */
  readonly next: number;
}

/** What has happened, and since when. */
export interface NewsSince extends LiveNews {
  readonly after: number;
}

// For those who were cut off and come back at once. A page that was made later knows all of it.
const mostKept = 100;

/** A topic, with everything that happened to it after `#floor` up to `place`. */
export class LiveTopic {
  readonly name: string;
  /** Whether something has happened that was not read yet. */
  isStale = false;
  isReading = false;
  readonly #mostUnsent: number;
  readonly #listeners = new Set<ServerResponse>();
  #events: LiveEvent[];
  #floor: number;
  #place: number;
  /** How many of the events were there at the last beat. */
  #old = 0;

  constructor(name: string, { after, events, next }: NewsSince, mostUnsent: number) {
    this.name = name;
    this.#floor = after;
    this.#place = next;
    this.#events = [...events];
    this.#mostUnsent = mostUnsent;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Up to which place all has been told. */
  get place(): number {
    return this.#place;
  }

  /** Whether all that happened after `place` is known here, `seen` being how far the log was read. */
  reaches(place: number, seen: number): boolean {
    return place >= this.#floor && place <= Math.max(this.#place, seen);
  }

  /** Takes over what `news` tells of what happened before all that is known here. */
  learn({ after, events, next }: NewsSince): void {
    if (after >= this.#floor || next < this.#floor) return;
    this.#events.unshift(...events.filter(({ place }) => place <= this.#floor));
    this.#floor = after;
  }

  /** Tells `response` what happened after `knows`, and then what happens. Returns whether all of that is known here. */
  join(response: ServerResponse, knows: number): boolean {
    if (knows < this.#floor) return false;
    for (const { place, bytes } of this.#events) if (place > knows) response.write(bytes);
    this.#listeners.add(response);
    return true;
  }

  leave(response: ServerResponse): void {
    this.#listeners.delete(response);
  }

  tell({ events, next }: { readonly events: readonly LiveEvent[]; readonly next: number }): void {
    this.#place = Math.max(this.#place, next);
    if (events.length === 0) return;
    this.#events.push(...events);
    this.#forget(this.#events.length - mostKept);
    this.#send(Buffer.concat(events.map(({ bytes }) => bytes)));
  }

  /** Says that the line is open, and up to which place all has been told. */
  beat(seen: number): void {
    if (!this.isStale && !this.isReading) this.#place = Math.max(this.#place, seen);
    this.#forget(this.#old);
    this.#old = this.#events.length;
    this.#send(Buffer.from(`id: ${this.#place}\n\n`));
  }

  end(): void {
    for (const response of this.#listeners) response.end();
    this.#listeners.clear();
  }

  #forget(count: number): void {
    if (count <= 0) return;
    this.#floor = this.#events.splice(0, count).at(-1)?.place ?? this.#floor;
    this.#old = Math.max(0, this.#old - count);
  }

  #send(bytes: Buffer): void {
    for (const response of this.#listeners) {
      if (response.destroyed) continue;
      if (response.writableLength > this.#mostUnsent) response.destroy();
      else response.write(bytes);
    }
  }
}
