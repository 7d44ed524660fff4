import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { timeToWrite } from './time-to-write.ts';

const after = (secondsToWrite: number | null, minSecondsToWrite = 3, approvedComments = 0) =>
  timeToWrite.judge(submissionOf({ secondsToWrite }), {
    ...withSettings({ minSecondsToWrite }),
    reader: { approvedComments, refusedComments: 0 },
  });

test('what is written faster than anybody can waits for a moderator', () => {
  expect(after(2.949)).toEqual({ verdict: 'hold', reason: 'It was written within 2.9 s; people need 3 s.' });
  expect(after(0)?.verdict).toBe('hold');
});

test.each([3, 1e9, null])('there is nothing to say of %s seconds', (seconds) => {
  expect(after(seconds)).toBeUndefined();
});

test('where no time is asked for, none is too short', () => {
  expect(after(0, 0)).toBeUndefined();
});

test('a reader whose comment was approved before may be quick', () => {
  expect(after(0.2, 3, 1)).toBeUndefined();
});
