// What a reader asked for, with everything that is as good: other forms of a word, and names that articles are filed
// under.
import { markText, parseSearchQuery, type SearchPhrase, type SearchQuery, type SearchTerm } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { filterOf } from './filter-words.ts';
import { fullTextOf } from './full-text-of.ts';
import type { Match, Wanted } from './full-text.store.ts';
import { listNames, type IndexedName } from './found.store.ts';
import { listLanguages } from './search-documents.store.ts';
import { loadStem, type Stem } from './stemmers.ts';

type Searched = Pick<Newsroom, 'db' | 'dialect'>;

/** What is looked for in the index, and what is marked in what was found. */
export interface ExpandedQuery {
  readonly match: Match;
  readonly phrases: readonly SearchPhrase[];
}

/**
 * The query that `text` stands for, with the forms of its words in `language`, or else in every language that there
 * are articles in. Undefined where it asks for nothing, or only for what must not be found.
 */
export async function expandQuery(
  newsroom: Searched,
  { text, language, filters }: { text: string; language?: string | undefined; filters: readonly string[] },
): Promise<ExpandedQuery | undefined> {
  const query = parseSearchQuery(text);
  if (query.all.length === 0) return undefined;
  const languages = language === undefined ? await listLanguages(newsroom.db) : [language];
  const stems = await Promise.all(languages.map(loadStem));
  const names = await findNames(newsroom, query);
  const expand = (term: SearchTerm): Wanted => ({ phrases: withStems(term, stems), filters: filtersOf(term, names) });
  const all = query.all.map(expand);
  const match = { all, none: query.none.map(expand), filters };
  return { match, phrases: all.flatMap(({ phrases }) => phrases) };
}

function withStems({ forms, isQuoted }: SearchTerm, stems: readonly Stem[]): SearchPhrase[] {
  const [written] = forms;
  const [word] = written?.words ?? [];
  if (isQuoted || !written || word === undefined || written.isPrefix || written.words.length > 1) return [...forms];
  const others = new Set(stems.map((stem) => stem(word)));
  others.delete(word);
  return [...forms, ...[...others].map((stem) => ({ words: [stem], isPrefix: false }))];
}

// A name that many share, such as a first name, stands for some of those who have it.
const mostNames = 100;
const mostNamesOfTerm = 20;

async function findNames(newsroom: Searched, { all, none }: SearchQuery): Promise<IndexedName[]> {
  const phrases = [...all, ...none].flatMap(({ forms }) => forms.slice(0, 1));
  const ids = await fullTextOf(newsroom).findNames(newsroom.db, phrases, { limit: mostNames, any: true });
  return listNames(newsroom.db, ids);
}

function filtersOf({ forms }: SearchTerm, names: readonly IndexedName[]): string[] {
  const sought = { phrases: forms.slice(0, 1), stem: (word: string) => word };
  return names
    .filter(({ name }) => markText(name, sought).ranges.length > 0)
    .slice(0, mostNamesOfTerm)
    .map(({ kind, refId }) => filterOf(kind, refId));
}
