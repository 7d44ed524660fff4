// Finds what readers may see. Documents that they may not see have negative numbers, below every window of theirs.
import type { SearchFacets, SearchHit, SearchParameters } from '@broadsheet/api-contract';
import type { ArticleStatus } from '@broadsheet/domain';
import { answerPage, toRowPage, type Position, type RowPage } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import { lastNumber, numberAt } from './document-numbers.ts';
import { expandQuery, type ExpandedQuery } from './expand-query.ts';
import { countFacets } from './facets.store.ts';
import { filterOf, filterOfLanguage, filterOfType } from './filter-words.ts';
import { findIdOf } from './found.store.ts';
import { fullTextOf } from './full-text-of.ts';
import type { Tier } from './full-text.store.ts';
import { findLastNumber, listSelected, selectIds } from './search-documents.store.ts';
import { showHits } from './show-hits.ts';

interface Found {
  items: SearchHit[];
  next: string | null;
  facets?: SearchFacets;
}

/** How many of a tier are ranked, and how many can be paged through: of a more common word, the newest. */
const mostRanked = 1000;
/** How many are counted: of more, the newest. */
const mostCounted = 10_000;

/** What is found. Throws `invalid-cursor`. */
export async function find(newsroom: Newsroom, parameters: SearchParameters): Promise<Found> {
  const { after: cursor, limit, facets: wantsFacets, ...filter } = parameters;
  const query = await toQuery(newsroom, parameters);
  const span = toSpan(parameters);
  const sign = (text: string) => newsroom.vault.hash('cursor', text);
  const page = await answerPage({ order: 'search', filter, cursor, sign }, async (after) => {
    if (!query) return { rows: [], next: undefined };
    const read = filter.sort === 'date' ? readNewest : readBest;
    const { rows, next } = await read(newsroom, { query, span, limit, after });
    return { rows: await showHits(newsroom.db, rows, query.phrases), next };
  });
  return wantsFacets ? { ...page, facets: await toFacets(newsroom, query, span) } : page;
}

/**
 * The statement that selects the ids of the articles in one of these states in which all that `text` asks for is found: of
 * more, the newest 10,000. Undefined where it asks for nothing. It may select a
 * few in other states: whoever uses it says which of them may be seen.
 */
export async function selectArticlesWith(newsroom: Newsroom, text: string, statuses: readonly ArticleStatus[]) {
  const query = await expandQuery(newsroom, { text, filters: [filterOfType('article')] });
  const from = statuses.some((status) => status !== 'published') ? -lastNumber : 1;
  const window = { from, to: statuses.includes('published') ? lastNumber : -1, limit: mostCounted };
  return query && selectIds(fullTextOf(newsroom).selectNewest(query.match, window));
}

/** Numbers of documents, the first and the last included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function toSpan({ year, publishedFrom, publishedBefore }: SearchParameters): Span {
  const start = (of: number) => numberAt(`${`${of}`.padStart(4, '0')}-01-01T00:00:00.000Z`);
  return {
    from: Math.max(1, year === undefined ? 1 : start(year), publishedFrom === undefined ? 1 : numberAt(publishedFrom)),
    to: Math.min(
      year === undefined ? lastNumber : start(year + 1) - 1,
      publishedBefore === undefined ? lastNumber : numberAt(publishedBefore) - 1,
    ),
  };
}

/** Undefined where nothing can be found: nothing is asked for, or it is filed under what is not there. */
async function toQuery(newsroom: Newsroom, parameters: SearchParameters): Promise<ExpandedQuery | undefined> {
  const { q: text, type, language } = parameters;
  const filters = [
    ...(type === undefined ? [] : [filterOfType(type)]),
    ...(language === undefined ? [] : [filterOfLanguage(language)]),
  ];
  for (const kind of ['section', 'author', 'tag'] as const) {
    const asked = parameters[kind];
    if (asked === undefined) continue;
    const id = await findIdOf(newsroom.db, kind, asked);
    if (id === undefined) return undefined;
    filters.push(filterOf(kind, id));
  }
  return expandQuery(newsroom, { text, language, filters });
}

interface Wanted {
  readonly query: ExpandedQuery;
  readonly span: Span;
  readonly limit: number;
  readonly after: Position | undefined;
}

const tiers: readonly Tier[] = ['title', 'head', 'all'];

// A place is a count of those before it, and the last number that there was when the first page was read: what has been
// published since moves nothing.
async function readBest(
  newsroom: Newsroom,
  { query, span: { from, to }, limit, after }: Wanted,
): Promise<RowPage<number>> {
  const begin = Number(after?.[0] ?? 0);
  const newest = after ? Number(after[1]) : await findLastNumber(newsroom.db);
  const end = Math.min(begin + limit, mostRanked);
  const window = { from, to: Math.min(to, newest), limit: mostRanked };
  const best = new Set<number>();
  for (const tier of tiers) {
    if (best.size > end) break;
    for (const docid of await fullTextOf(newsroom).findBest(newsroom.db, query.match, { ...window, tier })) {
      best.add(docid);
    }
  }
  const rows = [...best].slice(begin, end);
  return { rows, next: best.size > end && end < mostRanked ? [end, `${newest}`] : undefined };
}

async function readNewest(newsroom: Newsroom, { query, span, limit, after }: Wanted): Promise<RowPage<number>> {
  const to = after ? Number(after[0]) - 1 : span.to;
  const selection = fullTextOf(newsroom).selectNewest(query.match, { from: span.from, to, limit: limit + 1 });
  return toRowPage(await listSelected(newsroom.db, selection), limit, (docid) => [docid, '']);
}

async function toFacets(newsroom: Newsroom, query: ExpandedQuery | undefined, span: Span): Promise<SearchFacets> {
  if (!query) return { counted: 0, isComplete: true, sections: [], authors: [], years: [] };
  const selection = fullTextOf(newsroom).selectNewest(query.match, { ...span, limit: mostCounted });
  return countFacets(newsroom.db, selection, mostCounted);
}
