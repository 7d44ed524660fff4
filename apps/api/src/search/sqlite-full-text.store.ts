// Search in SQLite: FTS5, whose tokenizer only parts at blanks what was folded and parted before.
import type { SearchPhrase } from '@broadsheet/domain';
import { sql, type RawBuilder } from 'kysely';
import { filterOfType } from './filter-words.ts';
import type { FullText, Match, Tier, Wanted, Window } from './full-text.store.ts';
import type { IndexedWords } from './index-words.ts';

/** The index as SQLite keeps it. */
export const sqliteFullText: FullText = {
  async put(db, docid, { title, dek, body, filters }) {
    const [titleText, dekText, bodyText] = [title, dek, body].map(toText);
    await sql`
      insert into search_words (rowid, title, dek, body, filters)
      values (${whole(docid)}, ${titleText}, ${dekText}, ${bodyText}, ${filters})`.execute(db);
    if (docid < 0 || titleText === '') return;
    await sql`insert into search_titles (rowid, title) values (${whole(docid)}, ${titleText})`.execute(db);
  },

  async remove(db, docids) {
    for (const docid of docids) {
      await sql`delete from search_words where rowid = ${whole(docid)}`.execute(db);
      await sql`delete from search_titles where rowid = ${whole(docid)}`.execute(db);
    }
  },

  async putName(db, id, words) {
    await sql`delete from search_name_words where rowid = ${whole(id)}`.execute(db);
    await sql`insert into search_name_words (rowid, name) values (${whole(id)}, ${toText(words)})`.execute(db);
  },

  async removeName(db, id) {
    await sql`delete from search_name_words where rowid = ${whole(id)}`.execute(db);
  },

  async findBest(db, match, { tier, ...window }) {
    const { rows } = await sql<{ docid: number }>`
      select docid from (
        select rowid as docid, bm25(search_words, 10, 4, 1, 0) as rank
        from search_words where search_words match ${toExpression(match, tier)} ${within(window)}
      ) order by rank, docid desc`.execute(db);
    return rows.map(({ docid }) => docid);
  },

  selectNewest: (match, window) => sql`
    select rowid as docid from search_words
    where search_words match ${toExpression(match, 'all')} ${within(window)}`,

  async findTitles(db, phrases, limit) {
    const { rows } = await sql<{ docid: number }>`
      select rowid as docid from search_titles
      where search_titles match ${phrases.map(toPhrase).join(' AND ')}
      order by rowid desc limit ${whole(limit)}`.execute(db);
    return rows.map(({ docid }) => docid);
  },

  async findNames(db, phrases, { limit, any }) {
    const { rows } = await sql<{ id: number }>`
      select rowid as id from search_name_words
      where search_name_words match ${phrases.map(toPhrase).join(any ? ' OR ' : ' AND ')}
      order by rowid desc limit ${whole(limit)}`.execute(db);
    return rows.map(({ id }) => id);
  },
};

// The driver binds every number as a floating one, of which FTS5 would not see that it bounds the rows to read.
function whole(value: number): RawBuilder<number> {
  return sql<number>`cast(${value} as integer)`;
}

function within({ from, to, limit }: Window): RawBuilder<unknown> {
  return sql`and rowid >= ${whole(from)} and rowid <= ${whole(to)} order by rowid desc limit ${whole(limit)}`;
}

// No folded text has this sign of Unicode's private area: no phrase reaches from the words into the stems.
const gap = '\uE000';

function toText({ words, stems }: IndexedWords): string {
  return (stems.length === 0 ? words : [...words, gap, ...stems]).join(' ');
}

const articleFilter = filterOfType('article');
const columnsOf = { title: '{title}', head: '{title dek}', all: '{title dek body}' } as const;

// Words and filters consist of letters, digits and marks alone (the domain's tests hold them to that), so that nothing
// in quotes can end the quotes.
function toExpression({ all, none, filters }: Match, tier: Tier): string {
  const wanted = [...all.map((each) => toAny(each, tier)), ...filters.map((filter) => `filters : "${filter}"`)].join(
    ' AND ',
  );
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map((each) => toAny(each, 'all')).join(' OR ')})`;
}

function toAny({ phrases, filters }: Wanted, tier: Tier): string {
  const text = `${columnsOf[tier]} : (${phrases.map(toPhrase).join(' OR ')})`;
  // A name that an article is filed under is as good as its dek.
  if (filters.length === 0 || tier === 'title') return `(${text})`;
  const names = filters.map((filter) => `"${filter}"`).join(' OR ');
  return `(${text} OR (filters : (${names}) AND filters : "${articleFilter}"))`;
}

function toPhrase({ words, isPrefix }: SearchPhrase): string {
  return `"${words.join(' ')}"${isPrefix ? ' *' : ''}`;
}
