import { expect, test } from 'vitest';
import { CommentSubmission } from '../comment.ts';
import { premoderation } from './premoderation.ts';

const submission = CommentSubmission.parse({ body: 'Hello', name: 'Pilot', email: 'pilot@example.org' });
const open = { commentPolicy: 'open', articleStatus: 'published', approvedCommentsOfReader: 9 } as const;

test('also a known reader waits where the editors read first', () => {
  expect(premoderation.judge(submission, { ...open, commentPolicy: 'premoderated' })?.verdict).toBe('hold');
});

test('there is nothing to say where the discussion is open', () => {
  expect(premoderation.judge(submission, open)).toBeUndefined();
});
