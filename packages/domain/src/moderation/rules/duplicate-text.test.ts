import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { duplicateText } from './duplicate-text.ts';

const after = (withSameText: number) =>
  duplicateText.judge(submissionOf(), { ...nothingAgainst, traffic: { ...nothingAgainst.traffic, withSameText } });

test('what was said before waits for a moderator', () => {
  expect(after(1)).toEqual({ verdict: 'hold', reason: 'Another comment says the same within a day.' });
  expect(after(2)?.reason).toBe('2 other comments say the same within a day.');
});

test('what is new does not', () => {
  expect(after(0)).toBeUndefined();
});
