import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { decide } from '../moderation.ts';
import { checkerVerdictOf, externalChecker } from './external-checker.ts';
import type { ExternalCheck } from '../moderation-rule.ts';

const after = (externalCheck: ExternalCheck | null) =>
  externalChecker.judge(submissionOf(), { ...nothingAgainst, externalCheck });

test('a checker that does not answer holds the comment, and the moderator sees what it was', () => {
  expect(after({ kind: 'failed', reason: 'It took longer than 2000 ms.' })).toEqual({
    verdict: 'hold',
    reason: 'The external checker did not answer: It took longer than 2000 ms.',
  });
});

test('spam waits, what is certainly spam is rejected without a word', () => {
  expect(after({ kind: 'spam' })?.verdict).toBe('hold');
  expect(after({ kind: 'certain-spam' })).toMatchObject({ verdict: 'reject' });
  expect(after({ kind: 'certain-spam' })?.told).toBeUndefined();
});

test('there is nothing to say where it finds nothing, or nobody asked', () => {
  expect(after({ kind: 'ham' })).toBeUndefined();
  expect(after(null)).toBeUndefined();
});

test('what it took a comment for is known from what was kept with the comment', () => {
  const verdictAfter = (externalCheck: ExternalCheck) =>
    checkerVerdictOf(decide(submissionOf(), { ...nothingAgainst, externalCheck }).outcomes);
  expect(verdictAfter({ kind: 'ham' })).toBe('ham');
  expect(verdictAfter({ kind: 'spam' })).toBe('spam');
  expect(verdictAfter({ kind: 'certain-spam' })).toBe('spam');
  expect(verdictAfter({ kind: 'failed', reason: 'It answered 500.' })).toBeUndefined();
});
