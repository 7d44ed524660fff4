import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { allClear } from './all-clear.ts';
import { moderationRules } from '../moderation-rules.ts';

test('the last of the rules says that nothing speaks against a comment', () => {
  expect(moderationRules.at(-1)).toBe(allClear);
  expect(allClear.judge(submissionOf(), nothingAgainst)?.verdict).toBe('publish');
});
