// The rows of what can be searched, and what they are made of.
import type { ArticleStatus } from '@broadsheet/domain';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** An article as far as search needs to know it. */
export interface ArticleSource {
  readonly id: string;
  readonly title: string;
  readonly dek: string;
  readonly body: string;
  readonly language: string;
  readonly status: ArticleStatus;
  readonly sectionId: string | null;
  readonly authorIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly publishedAt: string | null;
  readonly createdAt: string;
}

export async function findArticleSource(db: Db, id: string): Promise<ArticleSource | undefined> {
  const row = await db
    .selectFrom('articles')
    .select(['id', 'title', 'dek', 'body', 'language', 'status', 'section_id', 'published_at', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const authors = await db.selectFrom('article_authors').select('author_id').where('article_id', '=', id).execute();
  const tags = await db.selectFrom('article_tags').select('tag_id').where('article_id', '=', id).execute();
  const { section_id: sectionId, published_at: publishedAt, created_at: createdAt, ...rest } = row;
  const authorIds = authors.map(({ author_id }) => author_id);
  return { ...rest, sectionId, authorIds, tagIds: tags.map(({ tag_id }) => tag_id), publishedAt, createdAt };
}

/** What readers see of an approved comment. Nothing private is read here. */
export interface CommentSource {
  readonly id: string;
  readonly articleId: string;
  readonly name: string;
  readonly body: string;
  readonly createdAt: string;
}

export async function listApprovedSources(
  db: Db,
  of: { articleId: string } | { id: string },
): Promise<CommentSource[]> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'article_id', 'name', 'body', 'created_at'])
    .where('status', '=', 'approved')
    .where('deleted_at', 'is', null)
    .$if('articleId' in of, (query) => query.where('article_id', '=', 'articleId' in of ? of.articleId : ''))
    .$if('id' in of, (query) => query.where('id', '=', 'id' in of ? of.id : ''))
    .execute();
  return rows.map(({ id, article_id, name, body, created_at }) => ({
    ...{ id, articleId: article_id, name, body, createdAt: created_at },
  }));
}

/** A document before it has its number. */
export interface NewDocument {
  readonly type: 'article' | 'comment';
  readonly refId: string;
  readonly articleId: string;
  readonly sectionId: string | null;
  readonly filters: string;
  readonly year: number;
  /** The lowest of the numbers for its moment. */
  readonly base: number;
  readonly isVisible: boolean;
}

/** How many numbers there are for one moment. */
export const numbersPerMoment = 16_384;

/** Stores the row of a document, and returns the number that it was given. */
export async function insertDocument(db: Db, document: NewDocument): Promise<number> {
  const { type, refId, articleId, sectionId, filters, year, isVisible } = document;
  const row = { type, ref_id: refId, article_id: articleId, section_id: sectionId, filters, year };
  for (let base = document.base; ;) {
    const free = await findFreeNumber(db, base);
    if (free === undefined) {
      base += numbersPerMoment;
      continue;
    }
    const inserted = await db
      .insertInto('search_documents')
      .values({ ...row, docid: isVisible ? free : -free })
      .onConflict((conflict) => conflict.column('docid').doNothing())
      .executeTakeFirstOrThrow();
    // Another process took the same number at the same moment: the next look sees that.
    if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return isVisible ? free : -free;
  }
}

async function findFreeNumber(db: Db, base: number): Promise<number | undefined> {
  const end = base + numbersPerMoment;
  const last = await db
    .selectFrom('search_documents')
    .select('docid')
    .where('docid', '>=', base)
    .where('docid', '<', end)
    .orderBy('docid', 'desc')
    .limit(1)
    .executeTakeFirst();
  const lowest = await db
    .selectFrom('search_documents')
    .select('docid')
    .where('docid', '>', -end)
    .where('docid', '<=', -base)
    .orderBy('docid')
    .limit(1)
    .executeTakeFirst();
  const free = Math.max(last?.docid ?? base - 1, -(lowest?.docid ?? -base + 1)) + 1;
  return free < end ? free : undefined;
}

/** Deletes the rows of these articles and comments, and returns their numbers. */
export async function deleteDocuments(db: Db, refIds: readonly string[]): Promise<number[]> {
  if (refIds.length === 0) return [];
  const rows = await db.deleteFrom('search_documents').where('ref_id', 'in', refIds).returning('docid').execute();
  return rows.map(({ docid }) => docid);
}

/** Deletes the rows of what stands under an article: its comments alone, or the article too. */
export async function deleteDocumentsOfArticle(
  db: Db,
  articleId: string,
  { withArticle }: { withArticle: boolean },
): Promise<number[]> {
  const rows = await db
    .deleteFrom('search_documents')
    .where('article_id', '=', articleId)
    .$if(!withArticle, (query) => query.where('type', '=', 'comment'))
    .returning('docid')
    .execute();
  return rows.map(({ docid }) => docid);
}

/** How an article was indexed last. */
export async function findDocument(db: Db, refId: string): Promise<{ docid: number; filters: string } | undefined> {
  return db.selectFrom('search_documents').select(['docid', 'filters']).where('ref_id', '=', refId).executeTakeFirst();
}

/** Stores a name and returns its number. */
export async function upsertName(
  db: Db,
  { kind, id, name }: { kind: 'author' | 'section' | 'tag'; id: string; name: string },
): Promise<number> {
  const row = await db
    .insertInto('search_names')
    .values({ kind, ref_id: id, name })
    .onConflict((conflict) => conflict.column('ref_id').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Deletes a name and returns its number. */
export async function deleteName(db: Db, refId: string): Promise<number | undefined> {
  const row = await db.deleteFrom('search_names').where('ref_id', '=', refId).returning('id').executeTakeFirst();
  return row?.id;
}

/** Remembers that there are words of this language. */
export async function insertLanguage(db: Db, language: string): Promise<void> {
  await db
    .insertInto('search_languages')
    .values({ language })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of which languages there are words. */
export async function listLanguages(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('search_languages').select('language').orderBy('language').execute();
  return rows.map(({ language }) => language);
}

/** The highest number that a document has which readers may see. */
export async function findLastNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('search_documents')
    .select('docid')
    .orderBy('docid', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Math.max(0, row?.docid ?? 0);
}

/** The numbers that a statement selects. */
export async function listSelected(db: Db, selection: RawBuilder<{ docid: number }>): Promise<number[]> {
  return (await selection.execute(db)).rows.map(({ docid }) => docid);
}

/** The statement that selects the ids of the articles and comments whose numbers another one selects. */
export function selectIds(selection: RawBuilder<{ docid: number }>): RawBuilder<unknown> {
  return sql`select ref_id from search_documents where docid in (select docid from (${selection}) as found)`;
}
