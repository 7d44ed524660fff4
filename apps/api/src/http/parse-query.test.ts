import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { parseQuery } from './parse-query.ts';

describe('a query', () => {
  test.each([
    [null, {}],
    ['', {}],
    ['a=1&b=2', { a: '1', b: '2' }],
    ['a', { a: '' }],
    ['a=b=c', { a: 'b=c' }],
    ['&&a=1&', { a: '1' }],
    ['section=%EB%B0%94%EB%8B%A4&q=a+b%2B', { section: '바다', q: 'a b+' }],
    ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
    ['a[b]=1', { 'a[b]': '1' }],
  ])('%s is read', (query, values) => {
    expect(parseQuery(query)).toEqual(values);
  });

  test('takes no name for a prototype', () => {
    const values = parseQuery('__proto__=1&constructor=2');
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  test.each(['a=%', 'a=%zz', '%=1', 'a=%C3', 'a=%ED%A0%80', 'a=%FF'])('%s is no percent-encoding of UTF-8', (query) => {
    expect(() => parseQuery(query)).toThrow(Refusal);
  });
});
