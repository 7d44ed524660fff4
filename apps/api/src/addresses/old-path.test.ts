import { describe, expect, test } from 'vitest';
import { toOldPath } from './old-path.ts';

describe('an old address', () => {
  test.each([
    ['https://gazette.example/2013/01/ferries/', '/2013/01/ferries'],
    ['/2013/01/ferries?utm_source=x#y', '/2013/01/ferries'],
    ['https://gazette.example/%d0%BF%D0%B0/', '/па'],
    ['https://gazette.example/па', '/па'],
    ['https://gazette.example/?p=41', '/?p=41'],
    ['https://gazette.example/news/?page_id=41&preview=true', '/news?page_id=41'],
    ['https://gazette.example//a//b', '/a/b'],
    ['https://gazette.example/?p=x', '/'],
    ['javascript:alert(1)', undefined],
    ['/a%00b', undefined],
    ['https://gazette.example/%zz%c3', '/%zz'],
    ['https://gazette.example/%D0%BF%D0/', '/п'],
  ])('%s has one normal form', (address, path) => {
    expect(toOldPath(address)).toBe(path);
  });
});
