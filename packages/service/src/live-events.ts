// What happened, written as server-sent events (the HTML standard, 9.2).
import type { LiveEvent } from './live-topic.ts';

/** One thing to be told: at which place in the log it happened, what it is called, and what is told of it, as JSON. */
export interface ToldEvent {
  readonly place: number;
  readonly event: string;
  readonly data: unknown;
}

/**
 * `told` as it is sent, in the order that it is in, which is that of their places. Of the events at one place the last
 * one names it, so that nobody goes on after a place who was told but a part of it.
 */
export function toLiveEvents(told: readonly ToldEvent[]): LiveEvent[] {
  const events: LiveEvent[] = [];
  let before = '';
  for (const [index, { place, event, data }] of told.entries()) {
    const isLast = told[index + 1]?.place !== place;
    const text = `${before}${isLast ? `id: ${place}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    if (isLast) events.push({ place, bytes: Buffer.from(text) });
    before = isLast ? '' : text;
  }
  return events;
}
