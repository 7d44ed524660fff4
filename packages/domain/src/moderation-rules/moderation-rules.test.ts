import { describe, expect, test } from 'vitest';
import { CommentSubmission } from '../comment.ts';
import { CommentPolicy } from '../article.ts';
import { ArticleStatus } from '../publishing.ts';
import { moderationRules } from './index.ts';

test('every rule has a name of its own', () => {
  const names = moderationRules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

describe('a rule is pure', () => {
  const submission = Object.freeze(CommentSubmission.parse({ body: 'Hello', name: 'Pilot', email: 'p@example.org' }));
  const contexts = ArticleStatus.options.flatMap((articleStatus) =>
    CommentPolicy.options.map((commentPolicy) =>
      Object.freeze({ articleStatus, commentPolicy, approvedCommentsOfReader: 0 }),
    ),
  );

  test.each(moderationRules)('$name: it says the same twice, and changes nothing', ({ judge }) => {
    for (const context of contexts) expect(judge(submission, context)).toEqual(judge(submission, context));
  });
});
