// How much of what was found stands where.
import type { SearchFacets } from '@broadsheet/api-contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

interface CountRow {
  readonly kind: 'all' | 'section' | 'author' | 'year';
  readonly key: string | null;
  readonly count: number;
}

const mostOfEach = 20;

/** Counts the documents that `found` selects, by section, author and year. They are complete where there are fewer than `limit`. */
export async function countFacets(db: Db, found: RawBuilder<unknown>, limit: number): Promise<SearchFacets> {
  const { rows } = await sql<CountRow>`
    with found as materialized (${found}),
    documents as materialized (
      select section_id, article_id, year from search_documents join found on found.docid = search_documents.docid
    )
    select 'all' as kind, '' as key, count(*) as count from documents
    union all
    select 'section', section_id, count(*) from documents group by section_id
    union all
    select 'author', author_id, count(*) from documents
    join article_authors on article_authors.article_id = documents.article_id group by author_id
    union all
    select 'year', cast(year as text), count(*) from documents group by year`.execute(db);
  const counted = rows.find(({ kind }) => kind === 'all')?.count ?? 0;
  const years = rows.filter(({ kind }) => kind === 'year').map(({ key, count }) => ({ year: Number(key), count }));
  return {
    counted,
    isComplete: counted < limit,
    sections: await named(db, 'sections', most(rows, 'section'), (section, count) => ({ section, count })),
    authors: await named(db, 'authors', most(rows, 'author'), (author, count) => ({ author, count })),
    years: years.sort((one, other) => other.year - one.year).slice(0, mostOfEach),
  };
}

interface Counted {
  readonly key: string;
  readonly count: number;
}

function most(rows: readonly CountRow[], wanted: CountRow['kind']): Counted[] {
  return rows
    .flatMap(({ kind, key, count }) => (kind === wanted && key !== null ? [{ key, count }] : []))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
    .slice(0, mostOfEach);
}

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

async function named<T>(
  db: Db,
  table: 'sections' | 'authors',
  counts: readonly Counted[],
  toFacet: (named: Named, count: number) => T,
): Promise<T[]> {
  if (counts.length === 0) return [];
  const ids = counts.map(({ key }) => key);
  const rows = await db.selectFrom(table).select(['id', 'slug', 'name']).where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return counts.flatMap(({ key, count }) => {
    const row = byId.get(key);
    return row ? [toFacet(row, count)] : [];
  });
}
