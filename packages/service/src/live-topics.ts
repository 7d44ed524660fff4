// Tells everybody who listens to a topic what happens there, as server-sent events (the HTML standard, 9.2). What
// happens is read and written down once, however many listen; whoever was away for a moment is told what they missed.
import type { ServerResponse } from 'node:http';
import { LiveTopic, type LiveEvent } from './live-topic.ts';

export type { LiveEvent };

/** What has happened to a topic since a place. */
export interface LiveNews {
  /** In the order of their places. */
  readonly events: readonly LiveEvent[];
  /** Up to which place this is everything. */
  readonly next: number;
}

/** What live topics are made of. Times are in milliseconds. */
export interface LiveParts {
  /** What has happened to `topic` since `after`. */
  readonly read: (topic: string, after: number) => Promise<LiveNews>;
  /** Whether what `read` threw means that the topic is at an end; else it is read again when the next thing happens. */
  readonly isOver: (error: unknown) => boolean;
  readonly heartbeatMs?: number;
  /** When reading is tried again that failed. */
  readonly retryMs?: number;
  /** How many bytes may wait for a listener who reads slowly, before it is cut off. It may come back, and go on. */
  readonly mostUnsent?: number;
}

/** What a listener has to be told before it can listen. */
export interface Seat {
  readonly topic: string;
  /** What it has missed. */
  readonly missed: Buffer;
  /** Up to where. */
  readonly next: number;
}

/** Headers of every stream. A proxy that gathers or compresses what comes would hold it back. */
export const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

// When they come back: not all at the same moment, when a process ends that many were connected to.
const retryMs = { least: 1000, spread: 4000 };

const nothing = Buffer.alloc(0);

/** Topics, and who listens to them. */
export class LiveTopics {
  readonly #parts: Required<LiveParts>;
  readonly #topics = new Map<string, LiveTopic>();
  readonly #reading = new Map<string, Promise<Seat>>();
  /** Up to which place all is known of topics to which nothing has happened. */
  #seen = 0;
  #timer: NodeJS.Timeout | undefined;
  #retrying: NodeJS.Timeout | undefined;

  constructor(parts: LiveParts) {
    this.#parts = { heartbeatMs: 15_000, retryMs: 500, mostUnsent: 64_000, ...parts };
  }

  /** How many listen. */
  get listeners(): number {
    return this.#topics.values().reduce((sum, topic) => sum + topic.size, 0);
  }

  /** Up to which place the log was read. */
  get seen(): number {
    return this.#seen;
  }

  /**
   * What somebody has missed of `topic` who knows everything up to `after`. Where that has to be read, those who ask at
   * the same time share the reading by `read`. Throws what that throws.
   */
  prepare(topic: string, after: number, read = this.#parts.read): Promise<Seat> {
    const isKnown = this.#topics.get(topic)?.reaches(after, this.#seen) === true;
    if (isKnown) return Promise.resolve({ topic, missed: nothing, next: after });
    const name = `${after} ${topic}`;
    const shared = this.#reading.get(name);
    if (shared) return shared;
    const reading = toSeat(topic, read(topic, after)).finally(() => this.#reading.delete(name));
    this.#reading.set(name, reading);
    return reading;
  }

  /** Tells `response` what it has missed, and from then on what happens, until it closes. Its headers must be set. */
  listen({ topic: name, missed, next }: Seat, response: ServerResponse): void {
    if (response.destroyed) return;
    const topic = this.#topics.get(name) ?? this.#begin(name, next);
    response.once('close', () => this.#leave(topic, response));
    response.write(`retry: ${retryMs.least + Math.floor(Math.random() * retryMs.spread)}\n\n`);
    if (missed.length > 0) response.write(missed);
    if (!topic.join(response, next)) response.end();
    this.#timer ??= setInterval(() => this.#beat(), this.#parts.heartbeatMs);
  }

  /**
   * Says that something has happened to `names`, and to no other topic up to `place`. Where a place is smaller than one
   * before, the log has become another one, and all who listen have to come back.
   */
  advance(names: Iterable<string>, place: number): void {
    if (place < this.#seen) this.end();
    this.#seen = place;
    for (const name of names) {
      const topic = this.#topics.get(name);
      if (topic) topic.isStale = true;
    }
    this.#refreshStale();
  }

  /** Says that something may have happened to any topic. */
  stirAll(): void {
    for (const topic of this.#topics.values()) topic.isStale = true;
    this.#refreshStale();
  }

  /** Ends every stream. */
  end(): void {
    for (const topic of this.#topics.values()) this.#close(topic);
  }

  #begin(name: string, place: number): LiveTopic {
    const topic = new LiveTopic(name, place, this.#parts.mostUnsent);
    this.#topics.set(name, topic);
    // What happened since `place` was read has been told to nobody.
    if (this.#seen > place) {
      topic.isStale = true;
      void this.#refresh(topic);
    }
    return topic;
  }

  // One after the other: what happens in the meantime makes it stale again.
  async #refresh(topic: LiveTopic): Promise<void> {
    if (topic.isReading) return;
    topic.isReading = true;
    try {
      while (topic.isStale) {
        topic.isStale = false;
        topic.tell(await this.#parts.read(topic.name, topic.place));
      }
    } catch (error) {
      topic.isStale = true;
      if (this.#parts.isOver(error)) this.#close(topic);
      else this.#retrying ??= setTimeout(() => this.#retry(), this.#parts.retryMs);
    } finally {
      topic.isReading = false;
    }
  }

  #retry(): void {
    this.#retrying = undefined;
    this.#refreshStale();
  }

  #refreshStale(): void {
    for (const topic of this.#topics.values()) if (topic.isStale) void this.#refresh(topic);
  }

  #beat(): void {
    for (const topic of this.#topics.values()) topic.beat(this.#seen);
  }

  #close(topic: LiveTopic): void {
    if (this.#topics.get(topic.name) === topic) this.#topics.delete(topic.name);
    topic.end();
    this.#rest();
  }

  #leave(topic: LiveTopic, response: ServerResponse): void {
    topic.leave(response);
    if (topic.size > 0) return;
    if (this.#topics.get(topic.name) === topic) this.#topics.delete(topic.name);
    this.#rest();
  }

  #rest(): void {
    if (this.#topics.size > 0) return;
    clearInterval(this.#timer);
    clearTimeout(this.#retrying);
    this.#timer = undefined;
    this.#retrying = undefined;
  }
}

async function toSeat(topic: string, reading: Promise<LiveNews>): Promise<Seat> {
  const { events, next } = await reading;
  return { topic, missed: Buffer.concat(events.map(({ bytes }) => bytes)), next };
}
