// Text as words to search by. Scripts that put no spaces between words (Chinese, Japanese, Thai), and Korean, whose words
// carry particles, are taken apart into pairs of characters, so that every part of them is found.
import { foldWord } from './search-fold.ts';

/** A word as it is compared, and where in the text it stands, in UTF-16 units. */
export interface SearchWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a pair of characters, where the first one ends; of other words, their end. */
  readonly firstEnd: number;
  /** Whether it is a pair of characters, or the last character of such a run. */
  readonly isPair: boolean;
}

/** The longest word that is told from others, in UTF-16 units. What is longer counts as its beginning. */
const maxWordLength = 40;

const ascii = /^[A-Za-z0-9]+$/;
const apostrophe = "['’‘‛ʼʻ＇`´]";
const inside = '(?:[\\p{L}\\p{M}\\p{N}\\u00AD\\u200C\\u2060]|\\u200D)';
const wordForm = new RegExp(`[\\p{L}\\p{N}]${inside}*(?:${apostrophe}[\\p{L}\\p{N}]${inside}*)*`, 'gu');
const apostrophes = new RegExp(apostrophe, 'u');
const latin = /^\p{Script=Latin}/u;
// l'homme, d'une, qu'il, dell'arte: what stands before is no part of the word. The harbour's: nor is this.
const elided = new Set(['l', 'd', 'c', 'j', 'm', 'n', 's', 't', 'qu', 'dell', 'all', 'nell', 'sull', 'dall', 'un']);

const unspaced =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Bopomofo}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}';
const runs = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu');
const unspacedStart = new RegExp(`^[${unspaced}]`, 'u');
// What readers take for one character, near enough, at a twentieth of what the segmenter costs: Hangul that is spelled in
// its letters, half-width kana with its mark, and any other letter with its marks.
const characters =
  /[\u1100-\u115F\uA960-\uA97C]+[\u1160-\u11A7\uD7B0-\uD7C6]*[\u11A8-\u11FF\uD7CB-\uD7FB]*\p{M}*|[\uFF66-\uFF9D][\uFF9E\uFF9F]|\P{M}\p{M}*|\p{M}+/gu;
const bare = /^[\u0E00-\u0E7F\u3005-\u3007\u3041-\u3096\u30A1-\u30FC\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3]+$/;

/** The words of `text` in their order, at most `limit`. */
export function searchWords(text: string, limit = 20_000): SearchWord[] {
  const words: SearchWord[] = [];
  for (const { 0: found, index } of text.matchAll(wordForm)) {
    if (ascii.test(found)) addPlainWord(words, { text: found.toLowerCase(), start: index });
    else addWords(words, { text: found, start: index });
    if (words.length >= limit) return words.slice(0, limit);
  }
  return words;
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

function addWords(words: SearchWord[], { text, start }: Piece): void {
  for (const { 0: run, index } of text.matchAll(runs)) {
    const piece = { text: run, start: start + index };
    if (unspacedStart.test(run)) addPairs(words, piece);
    else for (const part of partsOf(piece)) addWord(words, part);
  }
}

// Latin words are parted at apostrophes; in other scripts these are letters (м'ята).
function partsOf({ text, start }: Piece): Piece[] {
  if (!apostrophes.test(text) || !latin.test(text)) return [{ text, start }];
  const parts = text.split(apostrophes);
  let at = start;
  return parts.flatMap((part, index) => {
    const piece = { text: part, start: at };
    at += part.length + 1;
    const isEnding = index > 0 && index === parts.length - 1 && /^s$/i.test(part);
    const isElided = index === 0 && parts.length > 1 && elided.has(part.toLowerCase());
    return isEnding || isElided ? [] : [piece];
  });
}

function addWord(words: SearchWord[], { text, start }: Piece): void {
  const end = start + text.length;
  for (const [folded] of foldWord(text).matchAll(wordForm)) {
    words.push({ text: shorten(folded), start, end, firstEnd: end, isPair: false });
  }
}

function addPlainWord(words: SearchWord[], { text, start }: Piece): void {
  const end = start + text.length;
  words.push({ text: shorten(text), start, end, firstEnd: end, isPair: false });
}

function addPairs(words: SearchWord[], run: Piece): void {
  const all = charactersOf(run);
  for (const [index, { text, start, end }] of all.entries()) {
    const next = all[index + 1];
    words.push({ text: shorten(text + (next?.text ?? '')), start, end: next?.end ?? end, firstEnd: end, isPair: true });
  }
}

function charactersOf({ text, start }: Piece) {
  return [...text.matchAll(characters)]
    .map(({ 0: character, index }) => ({
      text: bare.test(character)
        ? character
        : (foldWord(character)
            .match(/[\p{L}\p{M}\p{N}]+/gu)
            ?.join('') ?? ''),
      start: start + index,
      end: start + index + character.length,
    }))
    .filter(({ text: folded }) => folded !== '');
}

// Not inside a character.
function shorten(word: string): string {
  return word.length <= maxWordLength
    ? word
    : word
        .slice(0, maxWordLength)
        .toWellFormed()
        .replace(/\uFFFD$/, '');
}
