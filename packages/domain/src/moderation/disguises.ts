// The ways in which a word is disguised, taken off one after the other. Each gives another reading of the same text: a
// reading may be wrong ("455 people"), so that only what is on a list is ever looked for in it.
import { decodeEntities } from '../text/html-entities.ts';
import { markupMark } from './letter-stream.ts';
import { toLatinLookAlike } from './look-alikes.ts';

/** The readings of `text`, itself first; no two are the same. */
export function readingsOf(text: string): string[] {
  const plain = decodeEntities(text);
  const shown = withoutMarkup(plain);
  const spelled = [...new Set([plain, shown])];
  const latin = spelled.map(withLookAlikes);
  const numbered = latin.flatMap((each) => [withLettersForSigns(each, 'i'), withLettersForSigns(each, 'l')]);
  return [...new Set([...spelled, ...latin, ...numbered].flatMap(withoutStretching))];
}

// Tags as HTML and forums have them, and the signs of Markdown. A name must follow the bracket: `<3` is a heart.
const tag = /<[a-z/!][^<>]{0,300}>|\[\/?[a-z]{1,12}(?:=[^[\]]{0,300})?\]/gi;

function withoutMarkup(text: string): string {
  return text.replace(tag, markupMark);
}

/**
 * In a text that is mostly Latin, whatever looks Latin is meant to; in another one, only what stands in one piece with
 * Latin letters: a word that is Cyrillic as a whole is one.
 */
function withLookAlikes(text: string): string {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const others = text.match(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/gu)?.length ?? 0;
  if (latin >= others) return toLatinLookAlike(text);
  return text.replace(/\S+/g, (piece) => (/[a-z]/i.test(piece) ? toLatinLookAlike(piece) : piece));
}

const letterOf: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '¢': 'c',
  '¥': 'y',
};

// Single characters with a space between them are one piece, as are those without.
const piece = /\S+(?:[ \t](?=\S(?:\s|$))\S)*/g;

function withLettersForSigns(text: string, one: 'i' | 'l'): string {
  return text.replace(piece, (written) => (isDisguised(written) ? toLetters(written, one) : written));
}

/**
 * Whether digits and signs may stand for letters: there must be letters, too, and no digits that look like none; and a
 * letter with a number behind it (A55, B2, MP3) is a name.
 */
function isDisguised(written: string): boolean {
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  const digits = written.match(/\d/g)?.length ?? 0;
  if (letters === 0 || letters === written.length || written.includes('2')) return false;
  // 4x4
  if (digits > letters && digits + letters < 5) return false;
  return !/^\W*(?:[A-Z]{1,3}|[a-z])[\s.-]?\d+\W*$/.test(written) && !/^\W*\d+[a-z]{1,2}\W*$/i.test(written);
}

function toLetters(written: string, one: 'i' | 'l'): string {
  return written
    .replace(/1/g, one)
    .replace(/[!|]+/g, (signs, at: number) => {
      // Before nothing that could be a letter they only cry.
      const isLast = !/[\p{L}\d$@€£]/u.test(written.charAt(at + signs.length));
      return isLast ? ' ' : signs.replaceAll('|', one).replaceAll('!', 'i');
    })
    .replace(/[03-9@$€£¢¥]/g, (sign) => letterOf[sign] ?? sign);
}

const stretched = /(\p{L})\1{2,}/gu;

/** "viaaagra" is "viagra", and "coooool" may be "cool". */
function withoutStretching(text: string): string[] {
  const once = text.replace(stretched, '$1');
  return once === text ? [text] : [text, once, text.replace(stretched, '$1$1')];
}
