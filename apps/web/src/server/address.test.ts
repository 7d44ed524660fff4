import { describe, expect, test } from 'vitest';
import { pickQuery, readAddress } from './address.ts';
import { createKeys } from './cache-keys.ts';

describe('an address', () => {
  test.each([
    ['/articles/ferries', '/articles/ferries', ''],
    ['/articles/%66erries', '/articles/ferries', ''],
    ['/articles/%d0%b7', '/articles/%D0%B7', ''],
    ['/articles/\u00d0\u00b7', '/articles/%D0%B7', ''],
    ['/a%2fb?q=%7e', '/a%2Fb', 'q=~'],
    ['http://news.example/a?b=c', '/a', 'b=c'],
    ['/a?b?c', '/a', 'b?c'],
    ['/a?', '/a', ''],
  ])('%s is read as %s and "%s"', (target, path, query) => {
    expect(readAddress(target)).toEqual({ path, query });
  });

  test.each(['*', '', 'news.example', '/%', '/%zz', '/%ff', '/a%00b', '/%C0%AE'])('%j cannot be read', (target) => {
    expect(readAddress(target)).toBeUndefined();
  });
});

describe('the key of an answer', () => {
  const keyOf = createKeys([
    { path: '/articles/:slug', query: ['reply', 'comment'] },
    { path: '/authors/:slug/feed.xml' },
  ]);

  test('is the path where the page reads nothing of the query', () => {
    expect(keyOf({ path: '/authors/ada/feed.xml', query: 'utm_source=mail&fbclid=1' })).toBe('/authors/ada/feed.xml');
    expect(keyOf({ path: '/articles/a', query: 'utm_source=mail' })).toBe('/articles/a');
    expect(keyOf({ path: '/nowhere', query: 'reply=1' })).toBe('/nowhere');
  });

  test('holds what the page reads, in one order and one spelling', () => {
    const key = '/articles/a?reply=1&comment=pending';
    expect(keyOf({ path: '/articles/a', query: 'comment=pending&reply=1&utm=2' })).toBe(key);
    expect(keyOf({ path: '/articles/a', query: 'reply=%31&reply=2&comment=pending' })).toBe(key);
    expect(keyOf({ path: '/articles/a', query: 'reply=' })).toBe('/articles/a');
  });

  test('takes a dot in a path for a dot', () => {
    expect(keyOf({ path: '/authors/ada/feedyxml', query: 'reply=1' })).toBe('/authors/ada/feedyxml');
  });

  test('tells two values apart that one text could be', () => {
    expect(pickQuery(['a', 'b'], 'a=1%26b%3D2').toString()).not.toBe(pickQuery(['a', 'b'], 'a=1&b=2').toString());
  });
});
