import { expect, test } from 'vitest';
import { submissionOf, withSettings } from '../../testing/moderation-context.ts';
import { blockWords } from './block-words.ts';

const context = withSettings({ blockWords: ['grackle'] });

test('a comment with a blocked word is rejected; the moderator sees the word, the reader does not', () => {
  const judgement = blockWords.judge(submissionOf({ body: 'You are a G-r-4-c-k-l-e!' }), context);
  expect(judgement?.verdict).toBe('reject');
  expect(judgement?.reason).toContain('“grackle”');
  expect(judgement?.told).toBe('Your comment has a word that we do not publish. Please put it differently.');
});

test.each([{ name: 'Grackle' }, { website: 'https://grackle.example/' }])('it is found in %o, too', (fields) => {
  expect(blockWords.judge(submissionOf(fields), context)?.verdict).toBe('reject');
});

test('no word goes on from one field to the next', () => {
  expect(blockWords.judge(submissionOf({ body: 'I like gra', name: 'ckle' }), context)).toBeUndefined();
  expect(blockWords.judge(submissionOf({ body: 'g r a c', name: 'k l e' }), context)).toBeUndefined();
});

test('without a list there is nothing to say', () => {
  expect(blockWords.judge(submissionOf({ body: 'grackle' }), withSettings({}))).toBeUndefined();
});
