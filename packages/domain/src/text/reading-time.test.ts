import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, readingMinutes } from './reading-time.ts';
import { anyText } from '../testing/any-text.ts';

describe('counting words', () => {
  test.each([
    ['', 0],
    ['— … !', 0],
    ['Don’t stop at 1,000 boats.', 5],
    ['Україна: п’ять сіл', 3],
    ['محادثات حول نقل الأسرى', 4],
    ['한국과 우크라이나가 회담을 했다', 4],
    ['我们喜欢读报纸', 4],
    ['東京は日本の首都です。', 6],
    ['ภาษาไทยไม่มีเว้นวรรค', 5],
  ])('%j has %d', (text, words) => {
    // Two runtimes may split a phrase without spaces a little differently.
    expect(Math.abs(countWords(text) - words)).toBeLessThanOrEqual(/[一-鿿ก-๛]/.test(text) ? 1 : 0);
  });

  test('two texts have as many words as both have', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(countWords(`${one}\n\n${other}`)).toBe(countWords(one) + countWords(other));
      }),
    );
  });
});

describe('reading minutes', () => {
  const words = (count: number) => `<p>${'word '.repeat(count)}</p>`;

  test('are 238 English words each', () => {
    expect(readingMinutes(words(2380), 'en')).toBe(10);
    expect(readingMinutes(words(2380), 'en-GB')).toBe(10);
  });

  test('are fewer words each where words are longer', () => {
    expect(readingMinutes(words(2380), 'fi')).toBe(14);
    expect(readingMinutes(words(2380), 'uk')).toBe(12);
  });

  test('are 500 Chinese or Japanese characters each, whatever the language is said to be', () => {
    const body = `<p>${'韩国与乌克兰就移交战俘问题举行。'.repeat(100)}</p>`;
    expect(readingMinutes(body, 'zh')).toBe(3);
    expect(readingMinutes(body, 'en')).toBe(3);
  });

  test('count both where a text mixes scripts', () => {
    expect(readingMinutes(`${words(1190)}<p>${'漢'.repeat(2500)}</p>`, 'en')).toBe(10);
  });

  test.each(['', 'constructor', 'x-y-z', '한국어'])('are there for a language that is not listed: %j', (language) => {
    expect(readingMinutes(words(1920), language)).toBe(10);
  });

  test('are whole and at least one, whatever the body', () => {
    fc.assert(
      fc.property(anyText, (html) => {
        const minutes = readingMinutes(html, 'en');
        expect(Number.isInteger(minutes) && minutes >= 1).toBe(true);
      }),
    );
  });

  test.each(['word ', '漢', '漢字 ', 'ก', 'a', '\u0301', '👩‍👩‍👧'])(
    'come at once from two million characters of %j',
    (piece) => {
      const body = piece.repeat(Math.ceil(2_000_000 / piece.length));
      const before = performance.now();
      expect(readingMinutes(body, 'en')).toBeGreaterThanOrEqual(1);
      expect(performance.now() - before).toBeLessThan(5000);
    },
  );
});
