import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { holdWords } from './hold-words.ts';

const context = withSettings({ holdWords: ['magpie*', 'free money'] });

test('a comment with a listed word waits, and the moderator sees which word it was', () => {
  expect(holdWords.judge(submissionOf({ body: 'Magpies!' }), context)).toEqual({
    verdict: 'hold',
    reason: 'It has “magpie*”, which is on the list of words to hold.',
  });
  expect(holdWords.judge(submissionOf({ body: 'It is FREE\nmoney.' }), context)?.verdict).toBe('hold');
});

test('other words do not', () => {
  expect(holdWords.judge(submissionOf({ body: 'Nothing is free of money.' }), context)).toBeUndefined();
});
