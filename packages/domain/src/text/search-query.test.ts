import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSearchTerms, maxQueryLength, parseSearchQuery } from './search-query.ts';
import { anyText } from '../testing/any-text.ts';

/** The query as somebody would write it: `[word …]` a phrase, with `*` where it is a beginning. */
const read = (text: string, options?: { isTyping: boolean }) => {
  const { all, none } = parseSearchQuery(text, options);
  const write = (terms: typeof all) =>
    terms.map(({ forms }) => forms.map(({ words, isPrefix }) => words.join(' ') + (isPrefix ? '*' : '')).join('|'));
  return none.length > 0 ? [write(all), write(none)] : write(all);
};

describe('a query', () => {
  test.each([
    ['harbour Ferries', ['harbour', 'ferries']],
    ['"cold water" harbour', ['cold water', 'harbour']],
    ['“cold water” «старий порт» „alte Fähre“', ['cold water', 'старий порт', 'alte fahre']],
    ['ferr* th*', ['ferr*', 'th']],
    ['cold-water', ['cold water']],
    ['ferries,boats;ice', ['ferries', 'boats', 'ice']],
    ['東京都 水', ['東京 京都', '水*']],
    ['"東京 tower"', ['東京 京 tower']],
    ['서울에서', ['서울 울에 에서|서울']],
    ['"서울에서"', ['서울 울에 에서']],
  ])('%s asks for %j', (text, terms) => {
    expect(read(text)).toEqual(terms);
  });

  test('takes a minus at the beginning of a word or phrase for "without"', () => {
    expect(read('harbour -boats -"old pilot" cold-water')).toEqual([
      ['harbour', 'cold water'],
      ['boats', 'old pilot'],
    ]);
  });

  test('lets the last word go on while it is being typed', () => {
    expect(read('harbour fe', { isTyping: true })).toEqual(['harbour', 'fe*']);
    expect(read('harbour fe ', { isTyping: true })).toEqual(['harbour', 'fe']);
  });

  test.each([
    '',
    '   ',
    '"',
    '""',
    '*',
    '-',
    '--',
    '- -',
    '"".*()[]',
    '👩‍👩‍👧',
    '\u202E\u200F',
    '\uD83D',
    '"'.repeat(10_000),
  ])('of nothing but signs asks for nothing: %j', (text) => {
    expect(parseSearchQuery(text)).toEqual({ all: [], none: [] });
  });

  test.each(['NEAR(a b)', 'title:x', 'a AND b OR c NOT d', "a' & !b | c <-> d:*", 'x\\y', '{a}:b ^c +d'])(
    'has no syntax of a database: %s',
    (text) => {
      const words = parseSearchQuery(text).all.flatMap(({ forms }) => forms.flatMap((form) => form.words));
      for (const word of words) expect(word).toMatch(/^[a-z]+$/);
    },
  );

  test('is made of words alone, and bounded, whatever is sent', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, isTyping) => {
        const { all, none } = parseSearchQuery(text, { isTyping });
        const words = [...all, ...none].flatMap(({ forms }) => forms.flatMap((form) => form.words));
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
        expect(words.length).toBeLessThanOrEqual(20 * maxQueryLength);
      }),
    );
  });

  test('is counted in words and phrases', () => {
    expect(countSearchTerms('harbour "cold water" -boats')).toBe(3);
  });
});
