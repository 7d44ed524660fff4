import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { honeypot } from './honeypot.ts';

test('what fills in the hidden field is rejected, and not told why', () => {
  const judgement = honeypot.judge(submissionOf({ honeypot: ' ' }), nothingAgainst);
  expect(judgement?.verdict).toBe('reject');
  expect(judgement?.told).toBeUndefined();
});

test('who does not see it leaves it empty', () => {
  expect(honeypot.judge(submissionOf(), nothingAgainst)).toBeUndefined();
});
