import type { Article, ArticleSummary } from '@broadsheet/domain';
import { sql } from 'kysely';
import type { Connection } from '../database/connect.ts';
import { toRowPage, type RowPage } from '../http/pagination.ts';
import { articleCount, articleKeys, type ArticleFilter, type ArticlePage } from './article-order.store.ts';
import { partsOf, readParts, type PartsWanted } from './article-parts.store.ts';
import { summaryColumns, toArticleSummary, toTexts } from './article-rows.ts';

/** What is wanted of each article besides its own row without its texts. What is not wanted is not read. */
export interface ArticleExtent {
  readonly parts: PartsWanted;
  readonly texts: readonly ('body' | 'sources' | 'corrections')[];
}

const usualExtent: ArticleExtent = { parts: { authors: true, tags: true }, texts: [] };

/** A page of the articles that fit `filter`. */
export async function listArticles(
  { db, dialect }: Connection,
  filter: ArticleFilter,
  { extent = usualExtent, ...page }: ArticlePage & { readonly extent?: ArticleExtent },
): Promise<RowPage<ArticleSummary & Partial<Article>>> {
  const keys = articleKeys(filter, { ...page, limit: page.limit + 1 }, dialect);
  const direction = page.order.isLatestFirst ? 'desc' : 'asc';
  // One statement, so that nothing is read that does not fit any more.
  const rows = await db
    .selectFrom(sql<{ id: string; time: string }>`(${keys})`.as('page'))
    .innerJoin('articles', 'articles.id', 'page.id')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .select([...summaryColumns, 'page.time'])
    .$if(extent.texts.includes('body'), (query) => query.select('articles.body'))
    .$if(extent.texts.includes('sources'), (query) => query.select('articles.sources'))
    .$if(extent.texts.includes('corrections'), (query) => query.select('articles.corrections'))
    .orderBy('page.time', direction)
    .orderBy('page.id', direction)
    .execute();
  const { rows: shown, next } = toRowPage(rows, page.limit, ({ time, id }) => [time, id]);
  const parts = await readParts(
    db,
    shown.map(({ id }) => id),
    extent.parts,
  );
  return { rows: shown.map((row) => ({ ...toArticleSummary(row, partsOf(row.id, parts)), ...toTexts(row) })), next };
}

/** How many articles fit `filter`. */
export async function countArticles({ db }: Connection, filter: ArticleFilter): Promise<number> {
  const { rows } = await articleCount(filter).execute(db);
  return rows[0]?.total ?? 0;
}

/** Headline and state of the articles with these ids that are there. */
export function listHeadlines(
  db: Connection['db'],
  ids: readonly string[],
): Promise<Pick<Article, 'id' | 'slug' | 'title' | 'status'>[]> {
  return db.selectFrom('articles').select(['id', 'slug', 'title', 'status']).where('id', 'in', ids).execute();
}
