import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { assertCurrent, readPrecondition, toETag } from './etag.ts';

describe('the tag of an answer', () => {
  test('leads with the version where the answer has one', () => {
    expect(toETag({ version: 12 }, '{"version":12}')).toMatch(/^"12-[\w-]{16}"$/);
    expect(toETag({ items: [] }, '{"items":[]}')).toMatch(/^"[\w-]{16}"$/);
  });

  test('changes with every byte, also where the version does not', () => {
    expect(toETag({ version: 1 }, '{"version":1,"a":1}')).not.toBe(toETag({ version: 1 }, '{"version":1,"a":2}'));
  });
});

describe('If-Match', () => {
  test.each(['"3"', '"3-abc"', '"3-abc-br"', '"3-anything_else"', '*', '"1", "3"', ' "3" '])(
    '%s allows version 3',
    (header) => {
      expect(readPrecondition(header).allows(3)).toBe(true);
    },
  );

  // A weak tag never matches in a strong comparison (RFC 9110, 8.8.3.2).
  test.each(['"2"', '"33"', '"03"', '"3x"', '"-3"', '"3.0"', 'W/"3"', '"abc"', '""'])(
    '%s does not allow version 3',
    (header) => {
      const precondition = readPrecondition(header);
      expect(() => assertCurrent(precondition, 3)).toThrow(expect.objectContaining({ code: 'stale-version' }) as Error);
    },
  );

  test.each(['', '3', 'abc', '"3', '3"', '**'])('%s is no tag', (header) => {
    expect(() => readPrecondition(header)).toThrow(expect.objectContaining({ code: 'malformed-request' }) as Error);
  });

  test('is required', () => {
    expect(() => readPrecondition(undefined)).toThrow(Refusal);
    expect(() => readPrecondition(undefined)).toThrow(expect.objectContaining({ code: 'if-match-required' }) as Error);
  });
});
