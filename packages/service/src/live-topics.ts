// Tells everybody who listens to a topic what happens there, as server-sent events (the HTML standard, 9.2). What
// happens is read and written down once, however many listen; whoever was away for a moment is told what they missed.
import type { ServerResponse } from 'node:http';
import { LiveTopic, type LiveEvent, type LiveNews, type NewsSince } from './live-topic.ts';

export type { LiveEvent, LiveNews };

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

/** What somebody missed who knows everything up to `after`, and wants to listen. */
export interface Seat extends NewsSince {
  readonly topic: string;
}

/** Headers of every stream. A proxy that gathers or compresses what comes would hold it back. */
export const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

// When they come back: not all at the same moment, when a process ends that many were connected to.
const retryMs = { least: 1000, spread: 4000 };

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
    if (isKnown) return Promise.resolve({ topic, after, events: [], next: after });
    const name = `${after} ${topic}`;
    const shared = this.#reading.get(name);
    if (shared) return shared;
    const reading = read(topic, after)
      .then((news) => ({ ...news, topic, after }))
      .finally(() => this.#reading.delete(name));
    this.#reading.set(name, reading);
    return reading;
  }

  /** Tells `response` what `seat` has missed, and from then on what happens, until it closes. Its headers must be set. */
  listen(seat: Seat, response: ServerResponse): void {
    if (response.destroyed) return;
    const topic = this.#topics.get(seat.topic) ?? this.#begin(seat);
    topic.learn(seat);
    response.once('close', () => this.#leave(topic, response));
    response.write(`retry: ${retryMs.least + Math.floor(Math.random() * retryMs.spread)}\n\n`);
    // Where so much happened while it came that not all of it is here, it comes again.
    if (!topic.join(response, seat.after)) response.end();
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

  #begin(seat: Seat): LiveTopic {
    const topic = new LiveTopic(seat.topic, seat, this.#parts.mostUnsent);
    this.#topics.set(topic.name, topic);
    // What happened since it was read has been told to nobody.
    topic.isStale = this.#seen > topic.place;
    if (topic.isStale) void this.#refresh(topic);
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
