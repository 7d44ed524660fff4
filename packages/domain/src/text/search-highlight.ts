// Where in a text the words stand that somebody searched for: as ranges, so that nobody has to trust any HTML.
import type { SearchPhrase } from './search-query.ts';
import { searchWords, type SearchWord } from './search-words.ts';
import { cutAtWord, graphemeSegments } from './text-boundaries.ts';

/** From and up to where, in UTF-16 units, as `String.prototype.slice` takes them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Text with what was found in it. Ranges are in order, do not touch, and cut no character apart. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** What is looked for. `stem` gives the stem of a word in the language of the text. */
export interface Sought {
  readonly phrases: readonly SearchPhrase[];
  readonly stem: (word: string) => string;
}

/** Marks in `text` all that is sought. */
export function markText(text: string, sought: Sought): MarkedText {
  const ranges = findMatches(searchWords(text), sought).map(({ range }) => range);
  return { text, ranges: tidy(text, ranges) };
}

// How far before the first match a snippet begins, at most.
const lead = 60;

/**
 * The piece of `text` in which most of what is sought stands, on one line and at most `max` UTF-16 units long (240
 * unless told), marked. An ellipsis stands where text was left out. Undefined where nothing is found.
 */
export function toSnippet(text: string, sought: Sought, max = 240): MarkedText | undefined {
  const words = searchWords(text);
  const matches = findMatches(words, sought);
  if (matches.length === 0) return undefined;
  const first = bestStart(matches, max - lead);
  const begin = Math.max(0, first - lead);
  const start = begin === 0 ? 0 : (words.find((word) => word.start >= begin)?.start ?? first);
  const rest = text.slice(start);
  const piece = rest.length <= max ? rest : cutAtWord(rest, { units: max - 1 }).trimEnd();
  const prefix = start === 0 ? '' : '…';
  const shown = `${prefix}${piece}${piece.length < rest.length ? '…' : ''}`.replaceAll(/\s/gu, ' ');
  const shift = prefix.length - start;
  const ranges = matches
    .map(({ range }) => ({ start: range.start + shift, end: range.end + shift }))
    .filter((range) => range.start >= prefix.length && range.end <= prefix.length + piece.length);
  return { text: shown, ranges: tidy(shown, ranges) };
}

/** The beginning of `text` on one line and at most `max` UTF-16 units long, for where nothing in it was found. */
export function toBeginning(text: string, max = 240): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length <= max ? line : `${cutAtWord(line, { units: max - 1 }).trimEnd()}…`;
}

interface Match {
  readonly phrase: SearchPhrase;
  readonly range: TextRange;
}

function findMatches(words: readonly SearchWord[], { phrases, stem }: Sought): Match[] {
  const beginnings = phrases.filter(({ words: all, isPrefix }) => isPrefix && all.length === 1);
  const byFirstWord = new Map<string, SearchPhrase[]>();
  for (const phrase of phrases.filter((each) => !beginnings.includes(each))) {
    const [first = ''] = phrase.words;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase]);
  }
  return words.flatMap((word, at) => {
    const stemmed = word.isPair ? word.text : stem(word.text);
    const starting = [word.text, ...(stemmed === word.text ? [] : [stemmed])].flatMap(
      (text) => byFirstWord.get(text) ?? [],
    );
    return [...starting, ...beginnings].flatMap((phrase) => {
      const range = rangeOf(phrase, words, at);
      return range ? [{ phrase, range }] : [];
    });
  });
}

/** Where `phrase` stands from word `at` on. That its first word fits is known where the phrase is no mere beginning. */
function rangeOf(phrase: SearchPhrase, words: readonly SearchWord[], at: number): TextRange | undefined {
  const start = words[at]?.start ?? 0;
  let end = 0;
  for (const [index, wanted] of phrase.words.entries()) {
    const word = words[at + index];
    if (!word) return undefined;
    const isLast = index === phrase.words.length - 1;
    const fits = phrase.isPrefix && isLast ? word.text.startsWith(wanted) : index === 0 || word.text === wanted;
    if (!fits) return undefined;
    end = word.isPair && word.text !== wanted ? word.firstEnd : word.end;
  }
  return { start, end };
}

/** Where the piece begins in which the most phrases stand; the first of several. */
function bestStart(matches: readonly Match[], length: number): number {
  let best = { start: 0, found: 0 };
  // More matches than this are of common words, and the first of them are as good as any.
  for (const [index, { range }] of matches.slice(0, 200).entries()) {
    const near = matches.slice(index, index + 30).filter((other) => other.range.end <= range.start + length);
    const found = new Set(near.map(({ phrase }) => phrase)).size;
    if (found > best.found) best = { start: range.start, found };
  }
  return best.found === 0 ? (matches[0]?.range.start ?? 0) : best.start;
}

/** In order, those that touch as one, and none inside a character. */
function tidy(text: string, ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const { start, end } of toCharacters(text, ranges).sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

const simple = /^[\x20-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027]*$/;

function toCharacters(text: string, ranges: readonly TextRange[]): TextRange[] {
  if (ranges.length === 0 || simple.test(text)) return [...ranges];
  const segments = graphemeSegments(text);
  return ranges.map(({ start, end }) => {
    const last = segments.containing(end - 1);
    return {
      start: segments.containing(start)?.index ?? start,
      end: last ? last.index + last.segment.length : end,
    };
  });
}
