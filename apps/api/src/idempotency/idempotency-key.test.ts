import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { readIdempotencyKey } from './idempotency-key.ts';

test.each([
  ['8f0c2a52-3a3b-4a8e-9d0f-2f6f6a1f7a11', '8f0c2a52-3a3b-4a8e-9d0f-2f6f6a1f7a11'],
  ['"8f0c2a52"', '8f0c2a52'],
  ['"two words, and a \\"quote\\" \\\\"', 'two words, and a "quote" \\'],
  ['a', 'a'],
  ['x'.repeat(255), 'x'.repeat(255)],
])('%s is a key', (header, key) => {
  expect(readIdempotencyKey(header)).toBe(key);
});

test.each(['', ' ', '""', '"', 'two words', 'one, two', 'a"b', '"a"b"', '"a\\"', 'é', 'a\tb', 'x'.repeat(256)])(
  '%j is none',
  (header) => {
    expect(() => readIdempotencyKey(header)).toThrow(Refusal);
  },
);
