import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from './search-fold.ts';
import { searchWords } from './search-words.ts';
import { anyText } from '../testing/any-text.ts';

const wordsOf = (text: string) => searchWords(text).map(({ text: word }) => word);

describe('words are the same to a search', () => {
  test.each([
    ['Café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['STRASSE', 'straße'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ΣΟΦΟΣ', 'σοφός'],
    ['ＦＵＬＬ１２', 'full12'],
    ['м’ята', "м'ята"],
    ['Ґанок', 'ганок'],
    ['ёлка', 'елка'],
    ['أحمد', 'احمد'],
    ['مُحَادَثَات', 'محادثات'],
    ['مدينة', 'مدينه'],
    ['محمـــد', 'محمد'],
    ['٢٠٢٦', '2026'],
    ['שָׁלוֹם', 'שלום'],
    ['ｶﾞｯｺｳ', 'ガッコウ'],
    ['서울'.normalize('NFD'), '서울'],
  ])('%s and %s', (one, other) => {
    expect(wordsOf(one)).toEqual(wordsOf(other));
    expect(wordsOf(one)).not.toEqual([]);
  });

  test.each([
    ['йод', 'иод'],
    ['їжак', 'іжак'],
    ['दिन', 'दान'],
    ['が', 'か'],
  ])('but not %s and %s, where the mark makes another letter', (one, other) => {
    expect(wordsOf(one)).not.toEqual(wordsOf(other));
  });
});

describe('a text is taken apart', () => {
  test('at everything that is no letter, digit or mark', () => {
    expect(wordsOf('Ferries—cold-water, 12.5 km')).toEqual(['ferries', 'cold', 'water', '12', '5', 'km']);
  });

  test('at the apostrophes of Latin words, without what is only joined to them', () => {
    expect(wordsOf("The harbour's crew l’homme d'une O'Brien")).toEqual([
      'the',
      'harbour',
      'crew',
      'homme',
      'une',
      'o',
      'brien',
    ]);
  });

  test('into pairs of characters where words are not parted by spaces, or carry particles', () => {
    expect(wordsOf('東京都')).toEqual(['東京', '京都', '都']);
    expect(wordsOf('서울에서 3월')).toEqual(['서울', '울에', '에서', '서', '3', '월']);
  });

  test('into words that stand where they say, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { text: word, start, end, firstEnd } of searchWords(text)) {
          expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
          expect(word.length).toBeLessThanOrEqual(40);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(firstEnd).toBeGreaterThan(start);
          expect(end).toBeGreaterThanOrEqual(firstEnd);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });

  test('into no more words than wanted', () => {
    expect(searchWords('one two three four', 3).map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(searchWords('東京都に', 2)).toHaveLength(2);
  });
});

test('a word that was folded stays what it is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const folded = foldWord(text);
      expect(foldWord(folded)).toBe(folded);
    }),
  );
});

test('marks piled on marks are folded in no time', () => {
  expect(foldWord(`a${'\u0301\u0316'.repeat(100_000)}`)).toBe('a');
});
