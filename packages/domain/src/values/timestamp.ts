import { z } from 'zod';

const outOfRange = 'Must lie in the years 0001 to 9999.';

/**
 * A moment as Broadsheet stores and answers it: RFC 3339, UTC, milliseconds, always 24 characters, so that text
 * order is time order. Years 0001 to 9999.
 */
export const Timestamp = /* @__PURE__ */ z.iso
  .datetime({ precision: 3, abort: true })
  .refine(isInRange, outOfRange)
  .meta({
    description: 'A moment in UTC, RFC 3339 with milliseconds.',
    examples: ['2026-11-23T08:30:00.000Z'],
  });

/**
 * A moment as a client may send it: RFC 3339 with any offset. It is turned into a `Timestamp`; what is finer than a
 * millisecond is dropped. Leap seconds are refused, since no `Date` stands for them.
 */
export const TimestampInput = /* @__PURE__ */ z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isInRange(toUtc(text)), outOfRange)
  .transform(toUtc)
  .meta({ description: 'A moment, RFC 3339 with an offset or Z.', examples: ['2026-11-23T09:30:00+01:00'] });

/** The moment `date` stands for as a `Timestamp`. Throws a RangeError where it stands for none in years 0001 to 9999. */
export function toTimestamp(date: Date): string {
  const text = date.toISOString();
  if (!isInRange(text)) throw new RangeError(`A timestamp ${outOfRange.toLowerCase()}`);
  return text;
}

function toUtc(text: string): string {
  return new Date(text).toISOString();
}

// Other years are written with a sign and six digits, which would break the order of texts. There is no year 0.
function isInRange(utc: string): boolean {
  return utc.length === 24 && !utc.startsWith('0000');
}
