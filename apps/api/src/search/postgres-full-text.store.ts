// Search in PostgreSQL: a tsvector made of words that were folded and parted before; no dictionary of its own.
import type { SearchPhrase } from '@broadsheet/domain';
import { sql, type RawBuilder } from 'kysely';
import { filterOfType } from './filter-words.ts';
import type { FullText, Match, Tier, Wanted, Window } from './full-text.store.ts';
import type { IndexedWords } from './index-words.ts';

/** The index as PostgreSQL keeps it. */
export const postgresFullText: FullText = {
  async put(db, docid, { title, dek, body, filters }) {
    const head = [...toLexemes(title, 'A', 0), ...toLexemes(dek, 'B', title.words.length + 1)];
    const filed = filters.split(' ').map((filter) => `'${toFilter(filter)}'`);
    const text = toLexemes(body, 'D', title.words.length + dek.words.length + 2);
    await sql`
      update search_documents
      set head = ${[...head, ...filed].join(' ')}::tsvector, words = ${[...head, ...filed, ...text].join(' ')}::tsvector
      where docid = ${docid}`.execute(db);
  },

  // The words stand in the rows.
  remove: () => Promise.resolve(),
  removeName: () => Promise.resolve(),

  async putName(db, id, words) {
    await sql`update search_names set words = ${toLexemes(words, 'A', 0).join(' ')}::tsvector where id = ${id}`.execute(
      db,
    );
  },

  async findBest(db, match, { tier, ...window }) {
    const column = sql.ref(tier === 'all' ? 'words' : 'head');
    const wanted = toQuery(match, tier);
    // D, C, B, A; and long texts count for less, as in 1 + log(length).
    const { rows } = await sql<{ docid: number }>`
      with newest as materialized (
        select docid, ${column} as vector from search_documents
        where ${column} @@ ${wanted}::tsquery ${without(match)} ${within(window)}
      )
      select docid from newest
      order by ts_rank('{0.1, 0.1, 0.4, 1}', vector, ${wanted}::tsquery, 1) desc, docid desc`.execute(db);
    return rows.map(({ docid }) => docid);
  },

  selectNewest: (match, window) => sql`
    select docid from search_documents
    where words @@ ${toQuery(match, 'all')}::tsquery ${without(match)} ${within(window)}`,

  async findTitles(db, phrases, limit) {
    const match = (some: readonly SearchPhrase[]) =>
      sql`head @@ ${some.map((phrase) => toPhrase(phrase, 'A')).join(' & ')}::tsquery and type = 'article'`;
    // The index of words knows no order. A beginning that many titles have is found soon among the newest; one that
    // few have is found by the index.
    const newest = await sql<{ docid: number }>`
      select docid from (
        select docid, head, type from search_documents where docid > 0 order by docid desc limit ${newestTitles}
      ) as newest where ${match(phrases)} order by docid desc limit ${limit}`.execute(db);
    if (newest.rows.length === limit) return newest.rows.map(({ docid }) => docid);
    // Of one or two letters beside whole words, the index would read all that begin so.
    const selective = phrases.filter(({ words, isPrefix }) => !isPrefix || (words.at(-1)?.length ?? 0) > 2);
    const { rows } = await sql<{ docid: number }>`
      with found as materialized (
        select docid, head, type from search_documents
        where ${match(selective.length > 0 ? selective : phrases)} and docid > 0 limit ${mostTitles}
      )
      select docid from found where ${match(phrases)} order by docid desc limit ${limit}`.execute(db);
    return rows.map(({ docid }) => docid);
  },

  async findNames(db, phrases, { limit, any }) {
    const wanted = phrases.map((phrase) => toPhrase(phrase, '')).join(any ? ' | ' : ' & ');
    const { rows } = await sql<{ id: number }>`
      with found as materialized (select id from search_names where words @@ ${wanted}::tsquery limit ${mostTitles})
      select id from found order by id desc limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
};

const newestTitles = 2000;
const mostTitles = 5000;

function within({ from, to, limit }: Window): RawBuilder<unknown> {
  return sql`and docid >= ${from} and docid <= ${to} order by docid desc limit ${limit}`;
}

function without({ none }: Match): RawBuilder<unknown> {
  if (none.length === 0) return sql``;
  return sql`and not words @@ ${none.map((each) => toAny(each, 'all')).join(' | ')}::tsquery`;
}

// The last number that a word can have. Stems stand there, behind everything, so that no phrase reaches into them.
const lastPosition = 16_383;
// More of one word are not kept.
const mostPositions = 255;

function toLexemes({ words, stems }: IndexedWords, weight: string, before: number): string[] {
  const positions = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const known = positions.get(word);
    if (!known) positions.set(word, [before + index + 1]);
    else if (known.length < mostPositions) known.push(before + index + 1);
  }
  for (const stem of stems) positions.set(stem, [lastPosition]);
  return [...positions].map(([word, places]) => `'${word}':${places.map((place) => `${place}${weight}`).join(',')}`);
}

// No word has such a sign in it.
function toFilter(filter: string): string {
  return `#${filter}`;
}

function toQuery({ all, filters }: Match, tier: Tier): string {
  return [...all.map((each) => toAny(each, tier)), ...filters.map((filter) => `'${toFilter(filter)}'`)].join(' & ');
}

function toAny({ phrases, filters }: Wanted, tier: Tier): string {
  const text = phrases.map((phrase) => toPhrase(phrase, tier === 'title' ? 'A' : ''));
  // A name that an article is filed under is as good as its dek.
  if (filters.length === 0 || tier === 'title') return `(${text.join(' | ')})`;
  const names = filters.map((filter) => `'${toFilter(filter)}'`).join(' | ');
  return `(${text.join(' | ')} | (${names}) & '${toFilter(filterOfType('article'))}')`;
}

// Words consist of letters, digits and marks alone (the domain's tests hold them to that): nothing ends the quotes.
function toPhrase({ words, isPrefix }: SearchPhrase, weight: string): string {
  const last = words.length - 1;
  const parts = words.map((word, index) => {
    const mark = `${isPrefix && index === last ? '*' : ''}${weight}`;
    return mark === '' ? `'${word}'` : `'${word}':${mark}`;
  });
  return parts.length === 1 ? parts.join('') : `(${parts.join(' <-> ')})`;
}
