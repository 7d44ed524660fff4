import { expect, test } from 'vitest';
import { closedBecause, discussionClosesAt } from './discussion.ts';

const open = {
  articleStatus: 'published',
  publishedAt: '2026-10-24T23:30:00.000Z',
  discussion: { policy: 'open', closeAfterDays: 2 },
} as const;

test('a discussion ends so many times 24 hours after publication', () => {
  expect(discussionClosesAt(open)).toBe('2026-10-26T23:30:00.000Z');
  expect(discussionClosesAt({ ...open, publishedAt: null })).toBeNull();
  expect(discussionClosesAt({ ...open, discussion: { policy: 'open', closeAfterDays: null } })).toBeNull();
});

test('no time lies beyond what can be written down', () => {
  const discussion = { policy: 'open', closeAfterDays: 36_500 } as const;
  expect(discussionClosesAt({ publishedAt: '9990-01-01T00:00:00.000Z', discussion })).toBeNull();
});

test('it says why nobody may comment', () => {
  expect(closedBecause(open, '2026-10-26T23:29:59.999Z')).toBeNull();
  expect(closedBecause(open, '2026-10-26T23:30:00.000Z')).toBe('age');
  expect(closedBecause({ ...open, discussion: { ...open.discussion, policy: 'closed' } }, open.publishedAt)).toBe(
    'policy',
  );
  expect(closedBecause({ ...open, articleStatus: 'withdrawn' }, open.publishedAt)).toBe('not-published');
});
