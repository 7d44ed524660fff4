import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { length } from './length.ts';

const bounds = withSettings({ minLength: 5, maxLength: 100 });
const told = (body: string, context = bounds) => length.judge(submissionOf({ body }), context)?.told;

test('a comment that is too short or too long is rejected, and its reader told how long it may be', () => {
  expect(told('Yes!')).toBe('Write at least 5 characters.');
  expect(told('x'.repeat(101))).toBe('Write at most 100 characters.');
  expect(told('Indeed')).toBeUndefined();
  expect(told('x'.repeat(100))).toBeUndefined();
});

test('a character outside the basic plane is one', () => {
  expect(told('𝕏'.repeat(100))).toBeUndefined();
  expect(told('𝕏'.repeat(4))).toBe('Write at least 5 characters.');
});

test('what nobody sees does not make a comment longer', () => {
  expect(told('o \u200B k \u2060\u200D !')).toBe('Write at least 5 characters.');
  expect(told('\u3164\u200B!', withSettings({ minLength: 2 }))).toBe('Write at least 2 characters.');
});
