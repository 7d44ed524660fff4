// Whether a text has a word of a list, however it is written.
import { readingsOf } from './disguises.ts';
import { gaps, spacelessScript, toLetterStream, type LetterStream } from './letter-stream.ts';
import { toLatinLookAlike } from './look-alikes.ts';

/**
 * The first entry of `list` that `text` has; undefined where it has none. An entry is a word or several, and is found
 * as whole words: `ass` is not in `class`. A `*` at its beginning or end lets the word go on there: `viagra*`. Case,
 * accents, what is drawn as nothing, look-alike letters, letters in place of digits and signs, repeated letters, and
 * markup, signs or spaces between single letters do not hide it. In scripts that set no spaces between words, an entry
 * is found anywhere. Takes time in proportion to the text, and remembers what it made of a list as long as the list is
 * there.
 */
export function findListedWord(text: string, list: readonly string[]): string | undefined {
  if (list.length === 0) return undefined;
  const { byBeginning, signs } = compiled(list);
  const sign = signs.find((each) => text.includes(each));
  if (sign !== undefined) return sign;
  for (const reading of readingsOf(text)) {
    const found = findIn(toLetterStream(reading), byBeginning);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An entry as it is looked for. */
interface Pattern {
  readonly entry: string;
  readonly letters: string;
  /** Where in `letters` the entry has a space itself. */
  readonly spaces: ReadonlySet<number>;
  readonly isOpenBefore: boolean;
  readonly isOpenBehind: boolean;
  /** Of how many single letters it takes to be spelled out. */
  readonly fewestPieces: number;
}

interface CompiledList {
  readonly byBeginning: ReadonlyMap<string, readonly Pattern[]>;
  /** Entries without a letter, which are found as they are. */
  readonly signs: readonly string[];
}

// How many letters patterns are told apart by before they are compared.
const beginning = 3;
const remembered = new WeakMap<readonly string[], CompiledList>();

function compiled(list: readonly string[]): CompiledList {
  const known = remembered.get(list);
  if (known) return known;
  const made = {
    byBeginning: groupByBeginning(list.flatMap(toPatterns)),
    signs: list.filter((entry) => toLetterStream(entry).letters === '' && entry.trim() !== ''),
  };
  remembered.set(list, made);
  return made;
}

function groupByBeginning(patterns: readonly Pattern[]): CompiledList['byBeginning'] {
  const groups = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const key = pattern.letters.slice(0, beginning);
    const group = groups.get(key);
    if (group) group.push(pattern);
    else groups.set(key, [pattern]);
  }
  return groups;
}

function toPatterns(entry: string): Pattern[] {
  const plain = toPattern(entry, entry);
  // What mixes scripts can be written in either; what would become Latin as a whole would find other languages' words.
  const mixed = toPattern(entry, toLatinLookAlike(entry));
  const isMixed = mixed.letters !== plain.letters && /[^a-z\d]/.test(mixed.letters);
  return [plain, ...(isMixed ? [mixed] : [])].filter(({ letters }) => letters !== '');
}

function toPattern(entry: string, spelled: string): Pattern {
  const { letters, gapBefore } = toLetterStream(spelled);
  const spaces = new Set(Array.from(gapBefore.keys()).filter((at) => at > 0 && gapBefore[at] === gaps.space));
  const isSpaceless = spacelessScript.test(letters);
  return {
    ...{ entry, letters, spaces },
    isOpenBefore: isSpaceless || entry.startsWith('*'),
    isOpenBehind: isSpaceless || entry.endsWith('*'),
    fewestPieces: isSpaceless ? 2 : 3,
  };
}

function findIn({ letters, gapBefore }: LetterStream, byBeginning: CompiledList['byBeginning']): string | undefined {
  for (let at = 0; at < letters.length; at++) {
    for (let length = 1; length <= beginning; length++) {
      const found = byBeginning
        .get(letters.slice(at, at + length))
        ?.find((pattern) => letters.startsWith(pattern.letters, at) && isWord(pattern, at, gapBefore));
      if (found) return found.entry;
    }
  }
  return undefined;
}

function isWord(
  { letters, spaces, isOpenBefore, isOpenBehind, fewestPieces }: Pattern,
  at: number,
  gapBefore: Uint8Array,
) {
  const end = at + letters.length;
  if (!isOpenBefore && gapBefore[at] === gaps.none) return false;
  if (!isOpenBehind && gapBefore[end] === gaps.none) return false;
  let pieces = 1;
  let longest = 0;
  let pieceAt = at;
  for (let index = at + 1; index < end; index++) {
    const gap = gapBefore[index] ?? gaps.end;
    if (gap === gaps.end) return false;
    if (spaces.has(index - at)) {
      if (gap === gaps.none) return false;
      if (!isSpelled(pieces, Math.max(longest, index - pieceAt), fewestPieces)) return false;
      [pieces, longest, pieceAt] = [1, 0, index];
    } else if (gap === gaps.space) {
      longest = Math.max(longest, index - pieceAt);
      [pieces, pieceAt] = [pieces + 1, index];
    }
  }
  return isSpelled(pieces, Math.max(longest, end - pieceAt), fewestPieces);
}

/** Whether a word in so many pieces, parted by spaces, is one word: "the pen is mightier" is not about anything else. */
function isSpelled(pieces: number, longest: number, fewestPieces: number): boolean {
  return pieces === 1 || (pieces >= fewestPieces && longest <= 2);
}
