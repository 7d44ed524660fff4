import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { firstComment } from './first-comment.ts';

const readerOf = (approvedComments: number) => ({ approvedComments, refusedComments: 0 });

test.each([0, -1, NaN])('a reader with %d approved comments waits for a moderator', (approved) => {
  const context = { ...nothingAgainst, reader: readerOf(approved) };
  expect(firstComment.judge(submissionOf(), context)?.verdict).toBe('hold');
});

test.each([1, 200])('a reader with %d approved comments is known', (approved) => {
  expect(firstComment.judge(submissionOf(), { ...nothingAgainst, reader: readerOf(approved) })).toBeUndefined();
});

test('where the discussion is open to all, nobody waits for being new', () => {
  const discussion = { policy: 'open', closeAfterDays: null } as const;
  expect(firstComment.judge(submissionOf(), { ...nothingAgainst, reader: readerOf(0), discussion })).toBeUndefined();
});
