import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { spamClassifier } from './spam-classifier.ts';

const judge = (spamProbability: number, tokens: string[] = []) =>
  spamClassifier.judge(submissionOf(), { ...nothingAgainst, classified: { spamProbability, tokens } });

test('what is probably spam waits, and the moderator sees which words it was for', () => {
  expect(judge(0.97, ['casino', 'bonus'])).toEqual({
    verdict: 'hold',
    reason: 'It is spam with a probability of 97 %, for the sake of casino, bonus.',
  });
  expect(judge(1)?.reason).toBe('It is spam with a probability of 100 %.');
});

test('a probability that is no number holds', () => {
  expect(judge(NaN)?.verdict).toBe('hold');
});

test('what is more likely no spam does not wait, nor what nobody classified', () => {
  expect(judge(0.79)).toBeUndefined();
  expect(spamClassifier.judge(submissionOf(), nothingAgainst)).toBeUndefined();
});
