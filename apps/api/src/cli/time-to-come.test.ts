import { expect, test } from 'vitest';
import { toTimeToCome } from './time-to-come.ts';

test('a time to come is typed as a span, or as a date', () => {
  const inDays = (days: number) => Date.now() + days * 86_400_000;
  const distance = (typed: string, days: number) => Math.abs(Date.parse(toTimeToCome(typed)) - inDays(days));
  expect(distance('90d', 90)).toBeLessThan(60_000);
  expect(distance('48h', 2)).toBeLessThan(60_000);
  expect(toTimeToCome('2999-01-31')).toBe('2999-01-31T00:00:00.000Z');
  expect(toTimeToCome('2999-01-31T06:00:00+01:00')).toBe('2999-01-31T05:00:00.000Z');
});

test.each(['yesterday', '2020-01-01', '0d', '90', '', '2999-13-01'])('%s is none', (typed) => {
  expect(() => toTimeToCome(typed)).toThrow('It must be a time to come');
});
