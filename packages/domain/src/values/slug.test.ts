import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slug, maxSlugBytes, maxSlugLength, numberedSlug, toSlug } from './slug.ts';
import { anyText } from '../testing/any-text.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

describe('a slug made from a headline', () => {
  test.each([
    ['Harbour towns agree — to share!', 'harbour-towns-agree-to-share'],
    ['한국과 우크라이나, 포로 송환 협의', '한국과-우크라이나-포로-송환-협의'],
    ['Україна: йод і їжак', 'україна-йод-і-їжак'],
    ['محادثات حول نقل الأسرى', 'محادثات-حول-نقل-الأسرى'],
    ['韩国与乌克兰：会谈', '韩国与乌克兰-会谈'],
    ['नमस्ते दुनिया', 'नमस्ते-दुनिया'],
    ['שָׁלוֹם עולם', 'שָׁלוֹם-עולם'.normalize('NFC')],
  ])('keeps the letters of its script: %s', (title, slug) => {
    expect(toSlug(title)).toBe(slug);
  });

  test.each([
    ['Café Crème brûlée', 'cafe-creme-brulee'],
    ['Straße nach Łódź', 'strasse-nach-lodz'],
    ['Smørrebrød, Ærø and Þórr', 'smorrebrod-aero-and-thorr'],
    ['Việt Nam, Đà Nẵng', 'viet-nam-da-nang'],
    ['İstanbul ILIK Iğdır', 'istanbul-ilik-igdir'],
    ['ＦＵＬＬ ｗｉｄｔｈ ﬁsh Ⅷ', 'full-width-fish-viii'],
    ['z̸͓̈́a̷l̶g̵o̴', 'zalgo'],
  ])('spells Latin letters in ASCII: %s', (title, slug) => {
    expect(toSlug(title)).toBe(slug);
  });

  test.each([
    ['Don’t stop', 'dont-stop'],
    ["rock 'n' roll", 'rock-n-roll'],
    ['п’ять і м’ята', 'пять-і-мята'],
    ['Fire 🔥🔥 in the 🏙️ city', 'fire-in-the-city'],
    ['Broadsheet™ 1️⃣', 'broadsheet-1'],
    ['می\u200Cخواهم', 'میخواهم'],
    ['hy\u00ADphen', 'hyphen'],
    ['zero\u200Bwidth', 'zero-width'],
    ['R&D', 'r-d'],
  ])('drops apostrophes, emoji and what cannot be seen: %s', (title, slug) => {
    expect(toSlug(title)).toBe(slug);
  });

  test.each(['', ' ', '—', '🔥', '❤️', '\uD83D', '\u3164', '\u0301'])(
    'does not exist without a letter or digit: %j',
    (title) => {
      expect(toSlug(title)).toBeUndefined();
    },
  );

  test('is cut behind the last whole word that fits', () => {
    const slug = toSlug('harbour '.repeat(40)) ?? '';
    expect(slug).toBe(Array<string>(15).fill('harbour').join('-'));
    expect(slug.length).toBeLessThanOrEqual(maxSlugLength);
  });

  test('is cut between words where the script has no spaces, within 200 bytes', () => {
    const title = '韩国与乌克兰就移交战俘问题举行会谈'.repeat(20);
    const slug = toSlug(title) ?? '';
    expect(bytesOf(slug)).toBeGreaterThan(maxSlugBytes - 12);
    expect(title.startsWith(slug)).toBe(true);
    const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(title)];
    expect(words.map(({ index }) => index)).toContain(slug.length);
  });

  test('does not look like an id', () => {
    const slug = toSlug('01936F2A-7c1e-7d3a-9f10-2b6a4c8d9e01');
    expect(slug).toBe('01936f2a7c1e7d3a9f102b6a4c8d9e01');
  });

  test('is cut between graphemes where one word is too long, never inside one', () => {
    expect(toSlug('a'.repeat(500))).toBe('a'.repeat(120));
    const syllable = 'கொ';
    expect(toSlug(syllable.repeat(100))).toMatch(new RegExp(`^(?:${syllable})+$`));
    expect(toSlug('𐓘'.repeat(200))).toBe('𐓘'.repeat(50));
  });

  test('is a slug, small enough, and comes out of itself again, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slug = toSlug(text);
        if (slug === undefined) return;
        expect(Slug.safeParse(slug)).toEqual({ success: true, data: slug });
        expect(bytesOf(slug)).toBeLessThanOrEqual(maxSlugBytes);
        expect(toSlug(slug)).toBe(slug);
        expect(slug.normalize('NFC')).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });

  test('exists wherever an ASCII letter or digit is in the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('a', 'Z', '7'), anyText, (before, letter, after) => {
        expect(toSlug(`${before} ${letter} ${after}`)).toBeDefined();
      }),
    );
  });

  test('comes at once from a million marks, which would take minutes to normalise', () => {
    const before = performance.now();
    expect(toSlug(`ま${'\u0301\u0316'.repeat(500_000)}`)).toBeDefined();
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('a numbered slug', () => {
  test('carries its number at the end', () => {
    expect(numberedSlug('ferries', 2)).toBe('ferries-2');
  });

  test('is a slug within the limits for every slug and number, and another one for another number', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 999_998 }), (text, n) => {
        const base = toSlug(text) ?? 'article';
        const slug = numberedSlug(base, n);
        expect(Slug.safeParse(slug).success).toBe(true);
        expect(bytesOf(slug)).toBeLessThanOrEqual(maxSlugBytes);
        expect(slug).not.toBe(numberedSlug(base, n + 1));
      }),
    );
  });

  test.each([0, -1, 1.5, NaN, 1_000_000])('is refused for %d', (n) => {
    expect(() => numberedSlug('ferries', n)).toThrow(RangeError);
  });
});

describe('the schema of a slug', () => {
  test.each([
    ['', 'empty'],
    ['-a', 'begins with a hyphen'],
    ['a-', 'ends with a hyphen'],
    ['a--b', 'two hyphens'],
    ['a b', 'a space'],
    ['a/b', 'a slash'],
    ['a%2fb', 'a percent sign'],
    ['..', 'dots'],
    ['A', 'a capital'],
    ['e\u0301', 'not NFC'],
    ['\u0301a', 'begins with a mark'],
    ['a\uFE0F', 'an invisible mark'],
    ['\u3164', 'an invisible letter'],
    ['a\u202Eb', 'a bidirectional override'],
    ['\uD83D', 'half a surrogate pair'],
    ['a\u0000', 'NUL'],
    ['a'.repeat(121), 'too long'],
    ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e01', 'an id'],
  ])('refuses %j: %s', (slug) => {
    expect(Slug.safeParse(slug).success).toBe(false);
  });

  test('answers at once on long hostile text', () => {
    const before = performance.now();
    for (const text of ['a'.repeat(1e6), 'a-'.repeat(5e5), '\u0301\u0316'.repeat(5e5), `${'a'.repeat(1e6)}!`]) {
      expect(Slug.safeParse(text).success).toBe(false);
    }
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
