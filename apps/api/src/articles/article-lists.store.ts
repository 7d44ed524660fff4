import type { ArticleSummary } from '@broadsheet/domain';
import { sql } from 'kysely';
import type { Connection } from '../database/connect.ts';
import { toRowPage, type RowPage } from '../http/pagination.ts';
import { articleCount, articleKeys, type ArticleFilter, type ArticlePage } from './article-order.store.ts';
import { partsOf, readParts } from './article-parts.store.ts';
import { summaryColumns, toArticleSummary } from './article-rows.ts';

/** A page of the articles that fit `filter`. */
export async function listArticles(
  { db, dialect }: Connection,
  filter: ArticleFilter,
  page: ArticlePage,
): Promise<RowPage<ArticleSummary>> {
  const keys = articleKeys(filter, { ...page, limit: page.limit + 1 }, dialect);
  const direction = page.order.isLatestFirst ? 'desc' : 'asc';
  // One statement, so that nothing is read that does not fit any more.
  const rows = await db
    .selectFrom(sql<{ id: string; time: string }>`(${keys})`.as('page'))
    .innerJoin('articles', 'articles.id', 'page.id')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .select([...summaryColumns, 'page.time'])
    .orderBy('page.time', direction)
    .orderBy('page.id', direction)
    .execute();
  const { rows: shown, next } = toRowPage(rows, page.limit, ({ time, id }) => [time, id]);
  const parts = await readParts(
    db,
    shown.map(({ id }) => id),
  );
  return { rows: shown.map((row) => toArticleSummary(row, partsOf(row.id, parts))), next };
}

/** How many articles fit `filter`. */
export async function countArticles({ db }: Connection, filter: ArticleFilter): Promise<number> {
  const { rows } = await articleCount(filter).execute(db);
  return rows[0]?.total ?? 0;
}
