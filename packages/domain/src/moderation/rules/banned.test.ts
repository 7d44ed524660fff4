import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { banned } from './banned.ts';

test('a banned reader is rejected and not told; the moderator sees why', () => {
  const reason = 'Banned until December: by the network.';
  expect(banned.judge(submissionOf(), { ...nothingAgainst, ban: reason })).toEqual({ verdict: 'reject', reason });
});

test('others are not', () => {
  expect(banned.judge(submissionOf(), nothingAgainst)).toBeUndefined();
});
