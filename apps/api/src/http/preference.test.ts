import { expect, test } from 'vitest';
import { readReturnPreference } from './preference.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['return=minimal', 'minimal'],
  ['return=representation', 'representation'],
  ['Return="minimal"', 'minimal'],
  [' return = minimal ; note="x, return=representation"', 'minimal'],
  ['respond-async, wait=10, return=minimal', 'minimal'],
  ['note="return=minimal, return=representation"', undefined],
  ['return=minimal, return=minimal', 'minimal'],
  ['return=nothing', undefined],
  ['returns=minimal', undefined],
  [',,"', undefined],
])('the header %j asks for %j', (header, expected) => {
  expect(readReturnPreference(header)).toBe(expected);
});

test('asking for both at once asks for neither', () => {
  expect(readReturnPreference('return=minimal, return=representation')).toBeUndefined();
});
