// What a reader asks for, in a language without syntax errors: words, "phrases", begin* and -without.
import { searchWords, type SearchWord } from './search-words.ts';

/** Words that stand next to each other in this order; of the last one only the beginning, where `isPrefix`. */
export interface SearchPhrase {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** One thing that is asked for: any of these will do. The first is as it was written. */
export interface SearchTerm {
  readonly forms: readonly SearchPhrase[];
  /** Within quotation marks: exactly this, in no other form of the word. */
  readonly isQuoted: boolean;
}

/** All of `all` and none of `none`. */
export interface SearchQuery {
  readonly all: readonly SearchTerm[];
  readonly none: readonly SearchTerm[];
}

/** The longest query, in UTF-16 units. */
export const maxQueryLength = 300;
/** How many words and phrases a query may have. */
export const maxQueryTerms = 32;

// A shorter beginning than this is a word: half of all texts have one that begins with "th".
const minPrefixLength = 3;

const parts = /(?<minus>(?<=^|\s)[-−])?(?:["“”„«»](?<quoted>[^"“”„«»]*)["“”„«»]|(?<plain>[^\s"“”„«»]+))/gu;
// Within a word that is written without spaces, these part words that have nothing to do with each other.
const separators = /[,;!?()[\]{}<>|、。，；：！？（）「」『』《》〈〉【】،؛؟…]+/u;

/**
 * The query that `text` stands for. Words part at white space and all have to be found; `"…"` is a phrase; a `*` behind
 * a word of three letters or more is any ending; what has a minus before it must not be found. Everything else is plain
 * text. Where `isTyping`, the last word may go on, however short it is.
 */
export function parseSearchQuery(text: string, { isTyping = false } = {}): SearchQuery {
  const all: SearchTerm[] = [];
  const none: SearchTerm[] = [];
  for (const { groups, index, 0: found } of text.slice(0, maxQueryLength).matchAll(parts)) {
    const isLast = isTyping && index + found.length === text.length;
    const terms =
      groups?.['quoted'] === undefined ? plainTerms(groups?.['plain'] ?? '', isLast) : quotedTerm(groups['quoted']);
    (groups?.['minus'] === undefined ? all : none).push(...terms);
  }
  return { all, none };
}

/** How many words and phrases `text` asks for. */
export function countSearchTerms(text: string): number {
  const { all, none } = parseSearchQuery(text);
  return all.length + none.length;
}

function quotedTerm(text: string): SearchTerm[] {
  const phrase = toPhrase(searchWords(text), false);
  return phrase ? [{ forms: [phrase], isQuoted: true }] : [];
}

function plainTerms(text: string, isLast: boolean): SearchTerm[] {
  const chunks = text.split(separators).filter((chunk) => chunk !== '');
  return chunks.flatMap((chunk, index) => {
    const words = searchWords(chunk);
    const mayGoOn = isLast && index === chunks.length - 1 && !/[\s\p{P}]$/u.test(text);
    const isPrefix = mayGoOn || (chunk.endsWith('*') && (words.at(-1)?.text.length ?? 0) >= minPrefixLength);
    const phrase = toPhrase(words, isPrefix);
    return phrase ? [{ forms: [phrase, ...withoutParticle(words)], isQuoted: false }] : [];
  });
}

// The last character of a run of pairs stands alone. In a text it may be followed by more, so it is left out, unless it
// is all there is: then it is the beginning of a pair.
function toPhrase(words: readonly SearchWord[], isPrefix: boolean): SearchPhrase | undefined {
  const last = words.at(-1);
  if (!last) return undefined;
  const before = words.at(-2);
  const isEndOfRun = last.isPair && before?.isPair === true && before.end === last.end;
  const kept = isEndOfRun ? words.slice(0, -1) : words;
  return { words: kept.map(({ text }) => text), isPrefix: isPrefix || (last.isPair && !isEndOfRun) };
}

// Korean: whoever asks for 서울에서 (in Seoul) is glad of 서울의 (of Seoul). Longer particles first.
const particles =
  /(?<=^[가-힣]{2,})(?:에게서|한테서|으로서|으로써|에서는|에서도|에서|에게|한테|께서|으로|부터|까지|처럼|보다|마다|조차|마저|이나|이란|라는|은|는|이|가|을|를|의|에|로|와|과|도|만|랑)$/u;

function withoutParticle(words: readonly SearchWord[]): SearchPhrase[] {
  if (words.length < 3 || !words.every(({ isPair }) => isPair)) return [];
  const written = words.map(({ text }) => text.charAt(0)).join('');
  const bare = written.replace(particles, '');
  const phrase = bare === written ? undefined : toPhrase(searchWords(bare), false);
  return phrase ? [phrase] : [];
}
