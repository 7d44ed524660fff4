// Text as letters in a row, with what stands between them beside it: so that a word is found also where it is pulled
// apart, and where it ends is still known.
import { foldWord } from '../text/search-fold.ts';

/** What stands before a letter, from nothing at all to what no word crosses. */
export const gaps = {
  none: 0,
  /** Markup, a sign, a letter of another kind: a word may begin or end here, and just as well go on. */
  sign: 1,
  /** A space, or a sign that ends a sentence: here words end, unless somebody spells. */
  space: 2,
  /** The end of a text: nothing goes on here. */
  end: 3,
} as const;

/** Letters, and before each of them, and behind the last, how far it is apart from the one before. */
export interface LetterStream {
  readonly letters: string;
  /** One more than there are letters; each is one of `gaps`. */
  readonly gapBefore: Uint8Array;
}

/** A sign that stands for markup that was taken away. No text that is stored has it. */
export const markupMark = '\u0001';
/** A sign that stands between two texts. */
export const endMark = '\u0002';

const letter = /[\p{L}\p{N}\p{M}]/u;
// What stands between words, and between sentences where the space was forgotten.
const space = /[\s.,;:?!…/()"“”„«»、。，！？：；・]/u;
/** Whether text has letters of a script that sets no spaces between words. */
export const spacelessScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// Signs that normalising would spell out as letters.
const tradeMark = /[™℠®©ℹ]/gu;
const smallThenCapital = /(\p{Ll})(?=\p{Lu})/gu;

/** The letters of `text` as words are compared (`foldWord`). Digits and letters are apart from each other. */
export function toLetterStream(text: string): LetterStream {
  const marked = text.replace(tradeMark, markupMark).replace(smallThenCapital, `$1${markupMark}`);
  const folded = foldWord(marked);
  const gapBefore = new Uint8Array(folded.length + 1);
  const letters: string[] = [];
  let length = 0;
  let gap: number = gaps.end;
  let kindBefore = '';
  for (const character of folded) {
    if (!letter.test(character)) {
      gap = Math.max(gap, gapOf(character));
      continue;
    }
    const kind = kindOf(character, kindBefore);
    if (gap === gaps.none && kind !== kindBefore) gap = gaps.sign;
    gapBefore[length] = gap;
    letters.push(character);
    length += character.length;
    gap = gaps.none;
    kindBefore = kind;
  }
  gapBefore[length] = gaps.end;
  return { letters: letters.join(''), gapBefore: gapBefore.subarray(0, length + 1) };
}

function gapOf(character: string): number {
  if (character === endMark) return gaps.end;
  return space.test(character) ? gaps.space : gaps.sign;
}

function kindOf(character: string, before: string): string {
  if (character >= 'a' && character <= 'z') return 'letter';
  if (/\p{M}/u.test(character)) return before;
  if (/\p{N}/u.test(character)) return 'digit';
  return spacelessScript.test(character) ? 'spaceless' : 'letter';
}
