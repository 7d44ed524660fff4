// What was found, as it is shown. Whether readers may see it is asked once more here.
import { LeadImage, type ArticleStatus } from '@broadsheet/domain';
import type { FoundArticle } from '@broadsheet/api-contract';
import { sql, type Kysely } from 'kysely';
import { toLookup } from '../database/by-id-or-slug.ts';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A document by its number. */
export interface FoundDocument {
  readonly docid: number;
  readonly type: 'article' | 'comment';
  readonly refId: string;
}

/** The documents with these numbers, in the order of `docids`. */
export async function listDocuments(db: Db, docids: readonly number[]): Promise<FoundDocument[]> {
  if (docids.length === 0) return [];
  const rows = await db
    .selectFrom('search_documents')
    .select(['docid', 'type', 'ref_id as refId'])
    .where('docid', 'in', docids)
    .execute();
  return inOrder(docids, rows, ({ docid }) => docid);
}

/** An article that was found, with as much of its body as a snippet can be made of. */
export interface FoundArticleText {
  readonly article: FoundArticle;
  readonly bodyBeginning: string;
  readonly excerpt: string;
}

/** How much of a body is read for a snippet, in UTF-16 units. */
const bodyBeginning = 40_000;

/** Those of the articles that are published, by id. */
export async function listFoundArticles(db: Db, ids: readonly string[]): Promise<Map<string, FoundArticleText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articles')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .select([
      ...(['articles.id', 'articles.kind', 'articles.slug', 'articles.title', 'articles.dek'] as const),
      ...(['articles.language', 'articles.lead_image', 'articles.published_at', 'articles.excerpt'] as const),
      ...(['sections.id as section_id', 'sections.slug as section_slug', 'sections.name as section_name'] as const),
      'articles.status',
      sql<string>`substr(articles.body, 1, ${sql.lit(bodyBeginning)})`.as('body'),
    ])
    .where('articles.id', 'in', ids)
    .execute();
  const authors = await db
    .selectFrom('article_authors')
    .innerJoin('authors', 'authors.id', 'article_authors.author_id')
    .select(['article_authors.article_id', 'authors.id', 'authors.slug', 'authors.name', 'article_authors.role'])
    .where('article_authors.article_id', 'in', ids)
    .orderBy('article_authors.position')
    .execute();
  const byline = Map.groupBy(authors, ({ article_id }) => article_id);
  return new Map(
    rows.filter(isPublished).map((row) => {
      const { section_id: id, section_slug: slug, section_name: name } = row;
      const article: FoundArticle = {
        ...{ id: row.id, kind: row.kind, slug: row.slug, title: row.title, dek: row.dek, language: row.language },
        authors: (byline.get(row.id) ?? []).map(({ article_id: _, ...author }) => author),
        section: id !== null && slug !== null && name !== null ? { id, slug, name } : null,
        leadImage: LeadImage.nullable().parse(JSON.parse(row.lead_image)),
        publishedAt: row.published_at,
      };
      return [row.id, { article, bodyBeginning: row.body, excerpt: row.excerpt }];
    }),
  );
}

/** The titles of those of the articles that are published, in the order of `ids`. */
export async function listTitles(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; slug: string; title: string }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'slug', 'title', 'status'])
    .where('id', 'in', ids)
    .execute();
  return inOrder(ids, rows.filter(isPublished), ({ id }) => id);
}

/** A comment that was found, and the article under which it stands. */
export interface FoundComment {
  readonly comment: { readonly id: string; readonly name: string; readonly createdAt: string };
  readonly body: string;
  readonly article: { readonly id: string; readonly slug: string; readonly title: string };
  readonly language: string;
}

/** Those of the comments that are approved, under articles that are published, by id. */
export async function listFoundComments(db: Db, ids: readonly string[]): Promise<Map<string, FoundComment>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('comments')
    .innerJoin('articles', 'articles.id', 'comments.article_id')
    .select(['comments.id', 'comments.name', 'comments.body', 'comments.created_at', 'comments.article_id'])
    .select(['articles.slug', 'articles.title', 'articles.language', 'articles.status'])
    .select('comments.status as comment_status')
    .where('comments.id', 'in', ids)
    .execute();
  const seen = rows.filter((row) => isPublished(row) && row.comment_status === 'approved');
  return new Map(
    seen.map(({ id, name, body, created_at: createdAt, article_id, slug, title, language }) => [
      id,
      { comment: { id, name, createdAt }, body, article: { id: article_id, slug, title }, language },
    ]),
  );
}

// Asked here and not in the statement: SQLite would rather read every published article than look up a few by id.
function isPublished({ status }: { readonly status: ArticleStatus }): boolean {
  return status === 'published';
}

/** A name as it is indexed. */
export interface IndexedName {
  readonly kind: 'author' | 'section' | 'tag';
  readonly refId: string;
  readonly name: string;
}

/** The names with these numbers, in the order of `ids`. */
export async function listNames(db: Db, ids: readonly number[]): Promise<IndexedName[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('search_names')
    .select(['id', 'kind', 'ref_id as refId', 'name'])
    .where('id', 'in', ids)
    .execute();
  return inOrder(ids, rows, ({ id }) => id).map(({ kind, refId, name }) => ({ kind, refId, name }));
}

const tables = { author: 'authors', section: 'sections', tag: 'tags' } as const;

/** The id of an author, section or tag, by id or slug. */
export async function findIdOf(
  db: Db,
  kind: 'author' | 'section' | 'tag',
  idOrSlug: string,
): Promise<string | undefined> {
  const { column, value } = toLookup(idOrSlug);
  const row = await db.selectFrom(tables[kind]).select('id').where(column, '=', value).executeTakeFirst();
  return row?.id;
}

/** The slugs of those of `names` under which something is published, by id. */
export async function listPublicSlugs(db: Db, names: readonly IndexedName[]): Promise<Map<string, string>> {
  const found = await Promise.all([
    listSlugs(db, names, { kind: 'section', uses: 'articles' }),
    listSlugs(db, names, { kind: 'author', uses: 'article_authors' }),
    listSlugs(db, names, { kind: 'tag', uses: 'article_tags' }),
  ]);
  return new Map(found.flat().map(({ id, slug }) => [id, slug]));
}

async function listSlugs(
  db: Db,
  names: readonly IndexedName[],
  { kind, uses }: { kind: IndexedName['kind']; uses: 'articles' | 'article_authors' | 'article_tags' },
) {
  const ids = idsOf(names, kind);
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; slug: string }>`
    select it.id, it.slug from ${sql.table(tables[kind])} as it
    where it.id in (${sql.join(ids)}) and exists (
      select 1 from ${sql.table(uses)} as uses
      where ${sql.ref(`uses.${kind}_id`)} = it.id and uses.status = ${sql.lit('published')}
    )`.execute(db);
  return rows;
}

function idsOf(names: readonly IndexedName[], wanted: IndexedName['kind']): string[] {
  return names.filter(({ kind }) => kind === wanted).map(({ refId }) => refId);
}

function inOrder<Row, Key>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
