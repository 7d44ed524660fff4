import { expect, test } from 'vitest';
import { CommentSubmission } from '../comment.ts';
import { allClear } from './all-clear.ts';
import { moderationRules } from './index.ts';

test('the last of the rules says that nothing speaks against a comment', () => {
  const submission = CommentSubmission.parse({ body: 'Hello', name: 'Pilot', email: 'pilot@example.org' });
  const context = { commentPolicy: 'open', articleStatus: 'published', approvedCommentsOfReader: 1 } as const;
  expect(moderationRules.at(-1)).toBe(allClear);
  expect(allClear.judge(submission, context)?.verdict).toBe('publish');
});
