// What a word is compared as when somebody searches: accents, case and ways to write the same letter do not count.
import { spellInAscii } from './latin-letters.ts';

const plain = /^[a-z0-9]+$/;
// No script sets more than a few marks on a letter; a longer run makes normalising slow.
const surplusMarks = /(\p{M}{12})\p{M}+/gu;
// Apostrophes and what is drawn as nothing; the Arabic tatweel only stretches a word.
const ornaments = /['’‘‛ʼʻ＇`´′׳״\u0640\p{Default_Ignorable_Code_Point}]/gu;
// In these scripts a mark on a letter is an accent, or a vowel that most writers leave out. In others it is spelling.
const markedLetter =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{N}])(\p{M}+)/gu;
// Cyrillic letters of their own, which Unicode takes for letters with accents.
const letterWithMark: readonly (readonly [letter: string, mark: string, both: string])[] = [
  ['и', '\u0306', 'й'],
  ['і', '\u0308', 'ї'],
  ['у', '\u0306', 'ў'],
];
const variantOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ς: 'σ',
    ґ: 'г',
    // Arabic: forms of alef, the alef that is written as a ya, the ta at the end of words, letters as Persian writes them.
    ٱ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ې: 'ي',
    ة: 'ه',
    ہ: 'ه',
    ە: 'ه',
    ک: 'ك',
  }),
);
const variants = new RegExp(`[${[...variantOf.keys()].join('')}]`, 'gu');
const otherDigit = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/gu;

/**
 * `word` as it is compared when searching: in lower case, without accents (of Latin, Greek, Cyrillic, Arabic and Hebrew
 * letters), compatibility forms spelled out (full-width letters, ligatures), digits as 0 to 9. May be several words,
 * parted by what is no letter, and may be nothing. What was folded stays what it is.
 */
export function foldWord(word: string): string {
  if (plain.test(word)) return word;
  // A letter that folds to one which folds again is rare, and takes a second round.
  return foldOnce(foldOnce(word));
}

function foldOnce(word: string): string {
  const letters = word
    .replace(ornaments, '')
    .replace(surplusMarks, '$1')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ornaments, '')
    .replace(markedLetter, (_, letter: string, marks: string) => withoutAccents(letter, marks))
    .replace(variants, (letter) => variantOf.get(letter) ?? letter)
    .replace(otherDigit, (digit) => `${(digit.charCodeAt(0) - (digit < '\u0900' ? 0 : 6)) & 0xf}`);
  return spellInAscii(letters).normalize('NFC');
}

function withoutAccents(letter: string, marks: string): string {
  return letterWithMark.find(([one, mark]) => one === letter && marks.includes(mark))?.[2] ?? letter;
}
