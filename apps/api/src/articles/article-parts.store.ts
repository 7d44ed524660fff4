// Byline and tags: what an article has several of.
import type { Article, BylineEntry, TagReference } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { toArticleRow, type ArticleParts } from './article-rows.ts';

type Db = Kysely<Database>;

interface OfArticle {
  readonly article_id: string;
}

/** The bylines and tags of several articles, by their ids. */
export interface PartsByArticle {
  readonly authors: ReadonlyMap<string, readonly (BylineEntry & OfArticle)[]>;
  readonly tags: ReadonlyMap<string, readonly (TagReference & OfArticle)[]>;
}

/** Which of them are wanted. */
export interface PartsWanted {
  readonly authors: boolean;
  readonly tags: boolean;
}

/** Reads the bylines and tags of the articles with these ids. */
export async function readParts(
  db: Db,
  ids: readonly string[],
  wanted: PartsWanted = { authors: true, tags: true },
): Promise<PartsByArticle> {
  const authors = wanted.authors && ids.length > 0 ? await readBylines(db, ids) : [];
  const tags = wanted.tags && ids.length > 0 ? await readTags(db, ids) : [];
  return { authors: Map.groupBy(authors, articleOf), tags: Map.groupBy(tags, articleOf) };
}

/** Of `parts`, those of one article. */
export function partsOf(articleId: string, { authors, tags }: PartsByArticle): ArticleParts {
  return {
    authors: (authors.get(articleId) ?? []).map(({ id, slug, name, role }) => ({ id, slug, name, role })),
    tags: (tags.get(articleId) ?? []).map(({ id, slug, name }) => ({ id, slug, name })),
  };
}

/** Stores byline and tags of an article, each with what lists of one author's or one tag's articles are read by. */
export async function insertParts(db: Db, article: Article): Promise<void> {
  const { id, status, kind, section_id, language, updated_at } = toArticleRow(article);
  const listed = { article_id: id, status, kind, dated_at: datedAt(article), updated_at, section_id, language };
  const byline = article.authors.map((author, position) => ({
    ...listed,
    author_id: author.id,
    position,
    role: author.role,
  }));
  const tagged = article.tags.map((tag, position) => ({ ...listed, tag_id: tag.id, position }));
  if (byline.length > 0) await db.insertInto('article_authors').values(byline).execute();
  if (tagged.length > 0) await db.insertInto('article_tags').values(tagged).execute();
}

/** Deletes byline and tags of an article. */
export async function deleteParts(db: Db, articleId: string): Promise<void> {
  await db.deleteFrom('article_authors').where('article_id', '=', articleId).execute();
  await db.deleteFrom('article_tags').where('article_id', '=', articleId).execute();
}

// As the database dates the article itself.
function datedAt({ publishedAt, scheduledFor, createdAt }: Article): string {
  return publishedAt ?? scheduledFor ?? createdAt;
}

function readBylines(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('article_authors')
    .innerJoin('authors', 'authors.id', 'article_authors.author_id')
    .select(['article_id', 'authors.id', 'slug', 'name', 'role'])
    .where('article_id', 'in', ids)
    .orderBy('article_authors.position')
    .execute();
}

function readTags(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('article_tags')
    .innerJoin('tags', 'tags.id', 'article_tags.tag_id')
    .select(['article_id', 'tags.id', 'slug', 'name'])
    .where('article_id', 'in', ids)
    .orderBy('article_tags.position')
    .execute();
}

function articleOf({ article_id }: OfArticle): string {
  return article_id;
}
