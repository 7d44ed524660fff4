import { expect, test } from 'vitest';
import { nothingAgainst, submissionOf } from '../../testing/moderation-context.ts';
import { premoderation } from './premoderation.ts';

test('also a trusted reader waits where the editors read first', () => {
  const discussion = { policy: 'premoderated', closeAfterDays: null } as const;
  expect(premoderation.judge(submissionOf(), { ...nothingAgainst, discussion })?.verdict).toBe('hold');
  expect(premoderation.sparesTrusted).toBeUndefined();
});

test('there is nothing to say where they do not', () => {
  expect(premoderation.judge(submissionOf(), nothingAgainst)).toBeUndefined();
});
