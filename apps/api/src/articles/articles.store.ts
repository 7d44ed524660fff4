import type {
  Article,
  ArticleKind,
  ArticleStatus,
  ArticleSummary,
  BylineEntry,
  TagReference,
} from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import { toLookup } from '../database/by-id-or-slug.ts';
import { deleteVersion } from '../database/delete-version.ts';
import type { Database } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';
import {
  articleColumns,
  summaryColumns,
  toArticle,
  toArticleRow,
  toArticleSummary,
  type ArticleParts,
} from './article-rows.ts';

type Db = Kysely<Database>;

/** Which articles a list has, by ids. */
export interface ArticleFilter {
  readonly status: ArticleStatus;
  readonly kind: ArticleKind;
  readonly sectionId?: string | undefined;
  readonly authorId?: string | undefined;
  readonly tagId?: string | undefined;
  readonly language?: string | undefined;
}

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

/** Articles with this status, the newest first: by publication where they are published, by last change otherwise. */
export async function listArticles(
  db: Db,
  filter: ArticleFilter,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<RowPage<ArticleSummary>> {
  const time = filter.status === 'published' ? 'articles.published_at' : 'articles.updated_at';
  const rows = await db
    .selectFrom('articles')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .select(summaryColumns)
    // Written out, so that the index of what is published can be used.
    .where('articles.status', '=', sql.lit(filter.status))
    .where('articles.kind', '=', filter.kind)
    .$if(filter.sectionId !== undefined, (query) => query.where('articles.section_id', '=', filter.sectionId ?? ''))
    .$if(filter.language !== undefined, (query) => query.where('articles.language', '=', filter.language ?? ''))
    .$if(filter.authorId !== undefined, (query) =>
      query.where('articles.id', 'in', (from) =>
        from
          .selectFrom('article_authors')
          .select('article_id')
          .where('author_id', '=', filter.authorId ?? ''),
      ),
    )
    .$if(filter.tagId !== undefined, (query) =>
      query.where('articles.id', 'in', (from) =>
        from
          .selectFrom('article_tags')
          .select('article_id')
          .where('tag_id', '=', filter.tagId ?? ''),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple(time, 'articles.id'), '<', eb.tuple(String(after?.[0]), String(after?.[1])))),
    )
    .orderBy(time, 'desc')
    .orderBy('articles.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toRowPage(rows, limit, (row) => [
    (filter.status === 'published' ? row.published_at : null) ?? row.updated_at,
    row.id,
  ]);
  const parts = await readParts(
    db,
    page.rows.map(({ id }) => id),
  );
  return { rows: page.rows.map((row) => toArticleSummary(row, partsOf(row.id, parts))), next: page.next };
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
  await db.deleteFrom('article_authors').where('article_id', '=', id).execute();
  await db.deleteFrom('article_tags').where('article_id', '=', id).execute();
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

interface OfArticle {
  readonly article_id: string;
}

interface PartsByArticle {
  readonly authors: ReadonlyMap<string, (BylineEntry & OfArticle)[]>;
  readonly tags: ReadonlyMap<string, (TagReference & OfArticle)[]>;
}

async function readParts(db: Db, ids: readonly string[]): Promise<PartsByArticle> {
  if (ids.length === 0) return { authors: new Map(), tags: new Map() };
  const authors = await db
    .selectFrom('article_authors')
    .innerJoin('authors', 'authors.id', 'article_authors.author_id')
    .select(['article_id', 'authors.id', 'slug', 'name', 'role'])
    .where('article_id', 'in', ids)
    .orderBy('article_authors.position')
    .execute();
  const tags = await db
    .selectFrom('article_tags')
    .innerJoin('tags', 'tags.id', 'article_tags.tag_id')
    .select(['article_id', 'tags.id', 'slug', 'name'])
    .where('article_id', 'in', ids)
    .orderBy('article_tags.position')
    .execute();
  return { authors: Map.groupBy(authors, articleOf), tags: Map.groupBy(tags, articleOf) };
}

function articleOf({ article_id }: OfArticle): string {
  return article_id;
}

function partsOf(articleId: string, { authors, tags }: PartsByArticle): ArticleParts {
  return {
    authors: (authors.get(articleId) ?? []).map(({ id, slug, name, role }) => ({ id, slug, name, role })),
    tags: (tags.get(articleId) ?? []).map(({ id, slug, name }) => ({ id, slug, name })),
  };
}

async function insertParts(db: Db, { id, authors, tags }: Article): Promise<void> {
  const byline = authors.map((author, position) => ({
    article_id: id,
    author_id: author.id,
    position,
    role: author.role,
  }));
  const tagged = tags.map((tag, position) => ({ article_id: id, tag_id: tag.id, position }));
  if (byline.length > 0) await db.insertInto('article_authors').values(byline).execute();
  if (tagged.length > 0) await db.insertInto('article_tags').values(tagged).execute();
}
