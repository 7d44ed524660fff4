import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { flood } from './flood.ts';

const context = withSettings({ mostPerAddress: 10, mostPerArticle: 100 });
const judge = (traffic: Partial<typeof context.traffic>) =>
  flood.judge(submissionOf(), { ...context, traffic: { ...context.traffic, ...traffic } });

test('the comment after as many as may appear waits', () => {
  expect(judge({ fromAddress: 9, onArticle: 99 })).toBeUndefined();
  expect(judge({ fromAddress: 10 })?.reason).toBe('10 other comments came from the same network within ten minutes.');
  expect(judge({ onArticle: 100 })?.verdict).toBe('hold');
});

test('it says all that came at once', () => {
  expect(judge({ fromAddress: 12, onArticle: 120 })?.reason).toBe(
    '12 other comments came from the same network and 120 other comments came in on this article within ten minutes.',
  );
});
