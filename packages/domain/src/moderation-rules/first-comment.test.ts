import { expect, test } from 'vitest';
import { CommentSubmission } from '../comment.ts';
import { firstComment } from './first-comment.ts';

const submission = CommentSubmission.parse({ body: 'Hello', name: 'Pilot', email: 'pilot@example.org' });
const context = { commentPolicy: 'open', articleStatus: 'published' } as const;

test.each([0, -1, NaN])('a reader with %d approved comments waits for a moderator', (approvedCommentsOfReader) => {
  expect(firstComment.judge(submission, { ...context, approvedCommentsOfReader })?.verdict).toBe('hold');
});

test.each([1, 200])('a reader with %d approved comments is known', (approvedCommentsOfReader) => {
  expect(firstComment.judge(submission, { ...context, approvedCommentsOfReader })).toBeUndefined();
});
