import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Timestamp, TimestampInput, toTimestamp } from './timestamp.ts';

const first = '0001-01-01T00:00:00.000Z';
const last = '9999-12-31T23:59:59.999Z';
const anyDate = fc.date({ min: new Date(first), max: new Date(last), noInvalidDate: true });

describe('a timestamp', () => {
  test.each([first, last, '2026-11-23T08:30:00.000Z', '2024-02-29T00:00:00.000Z'])('may be %s', (text) => {
    expect(Timestamp.parse(text)).toBe(text);
    expect(TimestampInput.parse(text)).toBe(text);
  });

  test.each([
    '2026-11-23T08:30:00Z',
    '2026-11-23T08:30:00.00Z',
    '2026-11-23T08:30:00.0000Z',
    '2026-11-23T08:30:00.000+00:00',
    '2026-11-23T08:30:00.000z',
    '2026-11-23t08:30:00.000Z',
    '2026-11-23 08:30:00.000Z',
    ' 2026-11-23T08:30:00.000Z',
    '2026-11-23T08:30:00.000Z\n',
    '+002026-11-23T08:30:00.000Z',
  ])('has one form only: not %j', (text) => {
    expect(Timestamp.safeParse(text).success).toBe(false);
  });

  test('sorts as text as it does as time', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (one, other) => {
        expect(toTimestamp(one) < toTimestamp(other)).toBe(one.getTime() < other.getTime());
      }),
    );
  });
});

describe('a moment that a client sends', () => {
  test.each([
    ['2026-11-23T09:30:00+01:00', '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T08:30:00Z', '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T08:30:00.123456789Z', '2026-11-23T08:30:00.123Z'],
    ['2026-12-31T23:59:59-14:00', '2027-01-01T13:59:59.000Z'],
    ['0001-01-01T00:00:00-01:00', '0001-01-01T01:00:00.000Z'],
  ])('%s is kept as %s', (sent, kept) => {
    expect(TimestampInput.parse(sent)).toBe(kept);
  });

  test.each([
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00 +01:00',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '10000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    'yesterday',
    '1763886600000',
    '',
    '２０２６-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z\u0000',
  ])('is refused: %j', (sent) => {
    expect(TimestampInput.safeParse(sent).success).toBe(false);
  });

  test.each([1763886600000, null, new Date(0), {}])('is text, not %j', (sent) => {
    expect(TimestampInput.safeParse(sent).success).toBe(false);
  });

  test('is the same moment as a timestamp, whatever its offset', () => {
    const offsets = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(anyDate, offsets, (date, [sign, hours, minutes]) => {
        const offset = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const sent = date.toISOString().replace('Z', offset);
        const result = TimestampInput.safeParse(sent);
        const moment = new Date(sent).getTime();
        const isInRange = moment >= Date.parse(first) && moment <= Date.parse(last);
        expect(result.success).toBe(isInRange);
        if (!result.success) return;
        expect(Timestamp.parse(result.data)).toHaveLength(24);
        expect(Date.parse(result.data)).toBe(moment);
      }),
    );
  });
});

describe('a date as a timestamp', () => {
  test('is its moment, in the form that is stored', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(Timestamp.parse(toTimestamp(date))).toBe(date.toISOString());
      }),
    );
  });

  test.each([new Date(NaN), new Date(Date.parse(last) + 1), new Date(Date.parse(first) - 1), new Date(8.64e15)])(
    'is refused outside of the years 0001 to 9999',
    (date) => {
      expect(() => toTimestamp(date)).toThrow(RangeError);
    },
  );
});
