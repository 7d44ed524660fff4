// The words under which a text is found: those that stand in it, in order, and behind them the stems that differ.
import { searchWords } from '@broadsheet/domain';
import type { Stem } from './stemmers.ts';

/** Words in their order, and further ones that stand nowhere. */
export interface IndexedWords {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

/** What a document is found by. A comment has a body alone. */
export interface IndexedText {
  readonly title: IndexedWords;
  readonly dek: IndexedWords;
  readonly body: IndexedWords;
}

// A newspaper's longest pieces have as many. PostgreSQL numbers words up to 16,383, and takes a megabyte of them.
const mostWords = 12_000;
const mostUnits = 120_000;

/** The words of `text`, up to some ten thousand. */
export function toIndexedWords(text: string, stem: Stem): IndexedWords {
  const words: string[] = [];
  const stems = new Set<string>();
  let units = 0;
  for (const { text: word, isPair } of searchWords(text, mostWords)) {
    const stemmed = isPair ? word : stem(word);
    units += word.length + stemmed.length;
    if (units > mostUnits) break;
    words.push(word);
    if (stemmed !== word) stems.add(stemmed);
  }
  return { words, stems: [...stems.difference(new Set(words))] };
}
