import { z } from 'zod';

/**
 * A moment as Broadsheet stores and answers it: RFC 3339, UTC, milliseconds, always 24 characters, so that text
 * order is time order.
 */
export const Timestamp = z.iso.datetime({ precision: 3 }).meta({
  description: 'A moment in UTC, RFC 3339 with milliseconds.',
  examples: ['2026-11-23T08:30:00.000Z'],
});

/** A moment as a client may send it: RFC 3339 with any offset. It is turned into a `Timestamp`. */
export const TimestampInput = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .meta({ description: 'A moment, RFC 3339 with an offset or Z.', examples: ['2026-11-23T09:30:00+01:00'] });

/** The moment `date` stands for as a `Timestamp`. Throws a RangeError where it stands for none. */
export function toTimestamp(date: Date): string {
  return date.toISOString();
}
