import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Language, textDirection } from './language.ts';
import { anyText } from '../testing/any-text.ts';

describe('a language', () => {
  test.each([
    ['en', 'en'],
    ['EN-gb', 'en-GB'],
    ['pt-br', 'pt-BR'],
    ['zh-hant', 'zh-Hant'],
    ['iw', 'he'],
    ['und', 'und'],
  ])('%s is written %s', (tag, canonical) => {
    expect(Language.parse(tag)).toBe(canonical);
  });

  test.each([
    '',
    ' en',
    'en_US',
    'english!',
    'e',
    '한국어',
    'en\u0000',
    'en-',
    `en-${'a'.repeat(50)}`,
    'a'.repeat(1_000_000),
  ])('is refused: %j', (tag) => {
    expect(Language.safeParse(tag).success).toBe(false);
  });
});

describe('text runs', () => {
  test.each(['ar', 'he', 'fa', 'ur', 'yi', 'dv', 'ps', 'ckb', 'az-Arab', 'pa-PK', 'ur-Aran'])(
    'from the right in %s',
    (tag) => {
      expect(textDirection(tag)).toBe('rtl');
    },
  );

  test.each(['en', 'ko', 'uk', 'zh-Hant', 'az', 'ar-Latn', 'tr', 'und', '', 'no language'])(
    'from the left in %j',
    (tag) => {
      expect(textDirection(tag)).toBe('ltr');
    },
  );

  test('one way or the other, whatever the tag', () => {
    fc.assert(fc.property(anyText, (tag) => ['ltr', 'rtl'].includes(textDirection(tag))));
  });
});
