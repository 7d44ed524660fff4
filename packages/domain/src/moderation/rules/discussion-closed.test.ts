import { expect, test } from 'vitest';
import { nothingAgainst as open, submissionOf } from '../../testing/moderation-context.ts';
import { discussionClosed } from './discussion-closed.ts';

const submission = submissionOf();
const never = { policy: 'open', closeAfterDays: null } as const;

test('a comment is rejected where the editors closed the discussion, and the reader is told', () => {
  const reason = 'The discussion of this article is closed.';
  const context = { ...open, discussion: { ...never, policy: 'closed' } } as const;
  expect(discussionClosed.judge(submission, context)).toEqual({ verdict: 'reject', reason, told: reason });
});

test.each(['draft', 'in-review', 'scheduled', 'withdrawn'] as const)(
  'a comment is rejected on an article that is %s',
  (articleStatus) => {
    expect(discussionClosed.judge(submission, { ...open, articleStatus })?.verdict).toBe('reject');
  },
);

test.each(['open', 'first-premoderated', 'premoderated'] as const)(
  'a comment may come in where the policy is %s',
  (policy) => {
    expect(discussionClosed.judge(submission, { ...open, discussion: { ...never, policy } })).toBeUndefined();
  },
);

test('a discussion of two days ends to the millisecond', () => {
  const context = { ...open, publishedAt: '2026-11-23T09:00:00.000Z', discussion: { ...never, closeAfterDays: 2 } };
  const at = (now: string) => discussionClosed.judge(submission, { ...context, now })?.reason;
  expect(at('2026-11-25T08:59:59.999Z')).toBeUndefined();
  expect(at('2026-11-25T09:00:00.000Z')).toBe('The discussion of this article has ended.');
});
