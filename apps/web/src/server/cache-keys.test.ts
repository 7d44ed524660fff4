import { expect, test } from 'vitest';
import { createKeys } from './cache-keys.ts';

const keyOf = createKeys([
  { path: '/articles/:slug.md' },
  { path: '/articles/:slug', query: ['reply'] },
  { path: '/archive/:year/:month', query: ['page'] },
]);

test('an answer is kept under its path and what its page reads of the query', () => {
  expect(keyOf({ path: '/articles/ferries', query: 'reply=7&utm_source=x' })).toBe('/articles/ferries?reply=7');
  expect(keyOf({ path: '/archive/2026/11', query: 'page=2&reply=7' })).toBe('/archive/2026/11?page=2');
  expect(keyOf({ path: '/articles/ferries', query: '' })).toBe('/articles/ferries');
});

test('an address with an ending is another one than that without it', () => {
  expect(keyOf({ path: '/articles/ferries.md', query: 'reply=7' })).toBe('/articles/ferries.md');
});

test('of what no page has, nothing of the query counts', () => {
  expect(keyOf({ path: '/articles/a/b', query: 'reply=7' })).toBe('/articles/a/b');
});
