import { expect, test } from 'vitest';
import { fitsNamePattern, isNamePattern, toComparedPattern } from './name-pattern.ts';

test.each([
  ['Casino Royal', 'casino royal'],
  ['Casino Royal', 'Casino *'],
  ['C-a-s-i-n-o', 'casino'],
  ['ＣＡＳＩＮＯ Bonus', 'casino*'],
  ['Cásino', 'casino'],
  ['Саsіno', 'casino'],
  ['Каtя', 'катя'],
  ['Ca\u200Bsino', 'casino'],
  ['The Best Casino Of All', '*casino*'],
  ['abcabc', 'a*abc'],
  ['Casino', 'casino*'],
  ['a1b2c', 'a*b*c'],
])('%j fits %j', (name, pattern) => {
  expect(fitsNamePattern(name, pattern)).toBe(true);
});

test.each([
  ['Old Pilot', 'casino*'],
  ['Royal Casino', 'casino*'],
  ['aba', 'ab*ba'],
  ['ac', 'a*b*c'],
  ['Casin', 'casino*'],
  ['acb', 'a*b*c'],
])('%j does not fit %j', (name, pattern) => {
  expect(fitsNamePattern(name, pattern)).toBe(false);
});

test('a pattern says something of a name', () => {
  for (const pattern of ['casino', '*x*', '赌场*']) expect(isNamePattern(pattern)).toBe(true);
  for (const pattern of ['', '*', '* *', '*-*', 'a*'.repeat(11)]) expect(isNamePattern(pattern)).toBe(false);
});

test('two ways to write one pattern are the same', () => {
  expect(toComparedPattern('Casino  **')).toBe(toComparedPattern('CASINO*'));
});
