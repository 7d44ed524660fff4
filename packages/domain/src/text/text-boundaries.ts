// Where text may be cut: between words as readers see them, in scripts with and without spaces (UAX #29).

/** How long a piece of text may be. */
export interface TextLimits {
  /** UTF-16 units. */
  readonly units: number;
  /** Bytes in UTF-8. Without it, units alone count. */
  readonly bytes?: number;
}

// How far beyond the cut the segmenter looks. It keeps the work small, however long the text is.
const lookahead = 100;

// One of each is enough, and making one costs more than using it. Made when first needed, because it is the one thing
// here that a browser from before 2024 lacks. The language hardly matters, and a fixed one gives the same on each host.
let words: Intl.Segmenter | undefined;
let graphemes: Intl.Segmenter | undefined;

/** The pieces of `text` between the boundaries of words; `isWordLike` tells words from what stands between them. */
export function wordSegments(text: string): Intl.Segments {
  words ??= new Intl.Segmenter('en', { granularity: 'word' });
  return words.segment(text);
}

/** What readers take for the characters of `text`. */
export function graphemeSegments(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes.segment(text);
}

/**
 * The longest beginning of `text` within `limits` that ends where a word ends. Where not even the first word fits,
 * it ends where a grapheme (what a reader takes for one character) ends, and at last between code points.
 */
export function cutAtWord(text: string, limits: TextLimits): string {
  const end = lastIndexWithin(text, limits);
  if (end === text.length) return text;
  const near = text.slice(0, end + lookahead);
  const wordEnd = wordSegments(near).containing(end)?.index ?? 0;
  return text.slice(0, wordEnd || graphemeBoundary(near, end) || end);
}

function graphemeBoundary(text: string, end: number): number {
  return graphemeSegments(text).containing(end)?.index ?? 0;
}

function lastIndexWithin(text: string, { units, bytes = Infinity }: TextLimits): number {
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += utf8Bytes(character.codePointAt(0) ?? 0);
    if (end + character.length > units || used > bytes) return end;
    end += character.length;
  }
  return end;
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
