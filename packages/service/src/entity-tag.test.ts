import { describe, expect, test } from 'vitest';
import { findKnownTag, tagIn } from './entity-tag.ts';

const etag = '"3-abc"';

test('the tag of an answer is another one in each coding', () => {
  expect(tagIn(etag, 'identity')).toBe(etag);
  expect(tagIn(etag, 'br')).toBe('"3-abc-br"');
});

describe('If-None-Match', () => {
  test.each([
    ['"3-abc"', etag],
    ['W/"3-abc"', etag],
    ['"1", W/"3-abc" , "2"', etag],
    ['"1","3-abc-zstd"', '"3-abc-zstd"'],
    ['W/"3-abc-gzip"', '"3-abc-gzip"'],
    ['*', '*'],
    [' * ', '*'],
  ])('%s knows it by %s', (header, known) => {
    expect(findKnownTag(header, etag)).toBe(known);
  });

  test.each([undefined, '', '3-abc', '"3"', '"3-ABC"', '"3-abcd"', '"*"', '"3-abc-deflate"', '"3-abc-br-br"'])(
    '%s does not know it',
    (header) => {
      expect(findKnownTag(header, etag)).toBeUndefined();
    },
  );

  test('knows a tag that happens to end as a coding does', () => {
    expect(findKnownTag('"3-abc-br"', '"3-abc-br"')).toBe('"3-abc-br"');
  });
});
