import { expect, test } from 'vitest';
import { CommentSubmission } from '../comment.ts';
import { discussionClosed } from './discussion-closed.ts';

const submission = CommentSubmission.parse({ body: 'Hello', name: 'Pilot', email: 'pilot@example.org' });
const open = { commentPolicy: 'open', articleStatus: 'published', approvedCommentsOfReader: 9 } as const;

test('a comment is rejected where the editors closed the discussion', () => {
  expect(discussionClosed.judge(submission, { ...open, commentPolicy: 'closed' })).toEqual({
    verdict: 'reject',
    reason: 'The discussion of this article is closed.',
  });
});

test.each(['draft', 'in-review', 'scheduled', 'withdrawn'] as const)(
  'a comment is rejected on an article that is %s',
  (articleStatus) => {
    expect(discussionClosed.judge(submission, { ...open, articleStatus })?.verdict).toBe('reject');
  },
);

test.each(['open', 'premoderated'] as const)('a comment may come in where the policy is %s', (commentPolicy) => {
  expect(discussionClosed.judge(submission, { ...open, commentPolicy })).toBeUndefined();
});
