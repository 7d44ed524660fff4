import type { Article } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import { toLookup } from '../database/by-id-or-slug.ts';
import { deleteVersion } from '../database/delete-version.ts';
import type { Database } from '../database/schema.ts';
import { deleteParts, insertParts, partsOf, readParts } from './article-parts.store.ts';
import { articleColumns, toArticle, toArticleRow } from './article-rows.ts';

type Db = Kysely<Database>;

/** The article with this id or slug, whatever its status. */
export async function findArticle(db: Db, idOrSlug: string): Promise<Article | undefined> {
  const { column, value } = toLookup(idOrSlug);
  const row = await db
    .selectFrom('articles')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .select(articleColumns)
    .where(`articles.${column}`, '=', value)
    .executeTakeFirst();
  if (!row) return undefined;
  return toArticle(row, partsOf(row.id, await readParts(db, [row.id])));
}

/** What decides whether an article may be seen and discussed. */
export type ArticleStanding = Pick<Article, 'id' | 'slug' | 'status' | 'commentPolicy'>;

/** The standing of the article with this id or slug. */
export async function findStanding(db: Db, idOrSlug: string): Promise<ArticleStanding | undefined> {
  const { column, value } = toLookup(idOrSlug);
  const row = await db
    .selectFrom('articles')
    .select(['id', 'slug', 'status', 'comment_policy'])
    .where(column, '=', value)
    .executeTakeFirst();
  return row && { id: row.id, slug: row.slug, status: row.status, commentPolicy: row.comment_policy };
}

/** Stores a new article with its byline and tags. */
export async function insertArticle(db: Db, article: Article): Promise<void> {
  await db
    .insertInto('articles')
    .values({ ...toArticleRow(article), comment_count: article.commentCount })
    .execute();
  await insertParts(db, article);
}

/** Stores a changed article where the version before it is stored. Returns whether it was. */
export async function updateArticle(db: Db, article: Article): Promise<boolean> {
  const { id, created_at: _, ...row } = toArticleRow(article);
  const result = await db
    .updateTable('articles')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', article.version - 1)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await deleteParts(db, id);
  await insertParts(db, article);
  return true;
}

/** Deletes an article with its comments where it has this version. Returns whether it had. */
export function deleteArticle(db: Db, read: Pick<Article, 'id' | 'version'>): Promise<boolean> {
  return deleteVersion(db, 'articles', read);
}

/** The ids of scheduled articles whose time has come, the earliest first. */
export async function listDueArticles(db: Db, now: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where('status', '=', sql.lit('scheduled'))
    .where('scheduled_for', '<=', now)
    .orderBy('scheduled_for')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
