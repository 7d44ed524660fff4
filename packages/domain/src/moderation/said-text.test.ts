import { expect, test } from 'vitest';
import { toSameTextKey } from './said-text.ts';

test('the same words are the same, however they are dressed', () => {
  const key = toSameTextKey('Great article, visit my site for more!');
  expect(key).toBeDefined();
  for (const other of ['GREAT ARTICLE visit mу site fоr more', '** Great artïcle **\n\nVisit my site, for more… 😀']) {
    expect(toSameTextKey(other)).toBe(key);
  }
  expect(toSameTextKey('Great article, visit my site for less!')).not.toBe(key);
});

test('what is so short that many may say it is not compared', () => {
  expect(toSameTextKey('Thank you for this!')).toBeUndefined();
});
