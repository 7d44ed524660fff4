import { expect, test } from 'vitest';
import { articles } from './articles.ts';
import { changes } from './changes.ts';
import { comments } from './comments.ts';
import { problemsOf } from './endpoint-problems.ts';

test('every endpoint may find the request unreadable or the key unknown, fail, or be away', () => {
  expect(problemsOf({ ...changes.list, problems: [] })).toEqual([
    'malformed-request',
    'invalid-parameter',
    'key-required',
    'too-many-requests',
    'internal-error',
    'unavailable',
  ]);
});

test('its own problems come first, and none comes twice', () => {
  const problems = problemsOf({ ...comments.submit, problems: ['discussion-closed', 'invalid-body'] });
  expect(problems.slice(0, 2)).toEqual(['discussion-closed', 'invalid-body']);
  expect(new Set(problems).size).toBe(problems.length);
});

test('what an endpoint takes and asks for says what else it may refuse', () => {
  const own = (endpoint: Parameters<typeof problemsOf>[0]) => {
    const always = problemsOf({ ...changes.list, problems: [] });
    return problemsOf({ ...endpoint, problems: [] }).filter((code) => !always.includes(code));
  };
  expect(own(articles.list)).toEqual([]);
  const ofWrites = ['scope-missing', 'not-permitted', 'not-same-origin'];
  const ofPosts = ['request-in-flight', 'idempotency-key-reused'];
  const ofBodies = ['invalid-body', 'body-too-large', 'unsupported-media-type'];
  expect(own(articles.create)).toEqual([...ofBodies, ...ofWrites, ...ofPosts]);
  expect(own(articles.remove)).toEqual([...ofWrites, 'if-match-required', 'stale-version']);
});
