import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommentPolicy } from '../comments/comment-policy.ts';
import { ArticleStatus } from '../news/publishing.ts';
import { anyText } from '../testing/any-text.ts';
import { nothingAgainst, submissionOf, withSettings } from '../testing/moderation-context.ts';
import { moderationRules } from './moderation-rules.ts';

test('every rule has a name of its own', () => {
  const names = moderationRules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

test('of a comment that nothing speaks against, only the last one says anything', () => {
  const said = moderationRules.filter(({ judge }) => judge(submissionOf(), nothingAgainst) !== undefined);
  expect(said.map(({ name }) => name)).toEqual(['all-clear']);
});

describe('a rule is pure', () => {
  const submission = Object.freeze(submissionOf());
  const contexts = ArticleStatus.options.flatMap((articleStatus) =>
    CommentPolicy.options.map((policy) =>
      Object.freeze({ ...nothingAgainst, articleStatus, discussion: { policy, closeAfterDays: null } }),
    ),
  );

  test.each(moderationRules)('$name: it says the same twice, and changes nothing', ({ judge }) => {
    for (const context of contexts) expect(judge(submission, context)).toEqual(judge(submission, context));
  });
});

test('no text makes a rule throw', () => {
  const context = withSettings({
    holdWords: ['viagra', '赌博', 'free money', '*coin*', '***', '🍆'],
    blockWords: ['ass', 'f*ck'],
    badHosts: ['bad.example'],
    goodHosts: ['good.example'],
  });
  const usual = submissionOf();
  fc.assert(
    fc.property(anyText, anyText, (body, name) => {
      for (const { judge } of moderationRules) judge({ ...usual, body, name, website: body }, context);
    }),
  );
});
