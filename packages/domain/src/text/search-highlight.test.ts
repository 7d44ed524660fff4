import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markText, toSnippet, type MarkedText, type Sought } from './search-highlight.ts';
import { parseSearchQuery } from './search-query.ts';
import { searchWords } from './search-words.ts';
import { anyText } from '../testing/any-text.ts';
import { graphemeSegments } from './text-boundaries.ts';

const sought = (query: string): Sought => ({
  phrases: parseSearchQuery(query).all.flatMap(({ forms }) => forms),
  stem: (word) => word.replace(/(?:ies|y)$/, 'i'),
});
const marked = ({ text, ranges }: MarkedText) => ranges.map(({ start, end }) => text.slice(start, end));

describe('marking', () => {
  test.each([
    ['Ferries in the cold-water harbour', 'harbour ferries', ['Ferries', 'harbour']],
    ['A café, and a CAFÉ', 'cafe', ['café', 'CAFÉ']],
    ['cold water, cold tea', '"cold water"', ['cold water']],
    ['Harbourmaster', 'harb*', ['Harbourmaster']],
    ['서울에서 열린 회의', '서울', ['서울']],
    ['東京都に住む人', '東京都', ['東京都']],
    ['水曜日の水', '水', ['水', '水']],
    ['в Україні', 'україні', ['Україні']],
    ['nothing of it', 'harbour', []],
  ])('in %j what %j finds', (text, query, words) => {
    expect(marked(markText(text, sought(query)))).toEqual(words);
  });

  test('finds other forms of a word by their stem', () => {
    const asked = { ...sought(''), phrases: [{ words: ['ferri'], isPrefix: false }] };
    expect(marked(markText('Two ferries, one ferry', asked))).toEqual(['ferries', 'ferry']);
  });

  test('finds every word of a text, and marks whole characters in order within it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, pick) => {
        const words = searchWords(text);
        const word = words[pick % Math.max(1, words.length)];
        if (!word) return;
        const query = parseSearchQuery(text.slice(word.start, word.end));
        if (query.all.length === 0) return;
        const { ranges } = markText(text, { phrases: query.all.flatMap(({ forms }) => forms), stem: (same) => same });
        expect(ranges).not.toEqual([]);
        expectWhole(text, ranges);
      }),
    );
  });
});

describe('a snippet', () => {
  const long = `${'They talked about the weather. '.repeat(20)}Then the harbour was named, and the ferries too. ${'And so on it went. '.repeat(20)}`;

  test('is the piece where most of what is sought stands', () => {
    const snippet = toSnippet(`The harbour. ${long}`, sought('harbour ferries'));
    expect(snippet && marked(snippet)).toEqual(['harbour', 'ferries']);
    expect(snippet?.text).toMatch(/^….*…$/);
  });

  test('is the whole text where that is short', () => {
    expect(toSnippet('The\nharbour', sought('harbour'))).toEqual({
      text: 'The harbour',
      ranges: [{ start: 4, end: 11 }],
    });
  });

  test('is none where nothing is found', () => {
    expect(toSnippet(long, sought('submarine'))).toBeUndefined();
  });

  test('is short, on one line, and marks whole characters, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 80, max: 160 }), (text, pick, max) => {
        const words = searchWords(text);
        const word = words[pick % Math.max(1, words.length)];
        const snippet = toSnippet(`${text} ${text}`, sought(word ? text.slice(word.start, word.end) : 'x'), max);
        if (!snippet) return;
        expect(snippet.text.length).toBeLessThanOrEqual(max + 1);
        expect(snippet.text).not.toMatch(/[\n\r\u2028]/);
        expectWhole(snippet.text, snippet.ranges);
      }),
    );
  });
});

function expectWhole(text: string, ranges: MarkedText['ranges']): void {
  const boundaries = new Set([...graphemeSegments(text)].map(({ index }) => index)).add(text.length);
  let last = -1;
  for (const { start, end } of ranges) {
    expect(start).toBeGreaterThan(last);
    expect(end).toBeGreaterThan(start);
    expect([boundaries.has(start), boundaries.has(end)]).toEqual([true, true]);
    last = end;
  }
}
