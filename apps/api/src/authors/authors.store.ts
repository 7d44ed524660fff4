import type { Author } from '@broadsheet/domain';
import { AuthorLink } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { CatalogueStore } from '../catalogue/catalogue.ts';
import { toLookup } from '../database/by-id-or-slug.ts';
import { deleteVersion } from '../database/delete-version.ts';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type AuthorRow = Row<'authors'>;

const columns = [
  'id',
  'slug',
  'name',
  'role_line',
  'bio',
  'links',
  'avatar_url',
  'created_at',
  'updated_at',
  'version',
] as const;

export const authorStore: CatalogueStore<Author> = {
  async find(db, idOrSlug) {
    const { column, value } = toLookup(idOrSlug);
    const row = await db.selectFrom('authors').select(columns).where(column, '=', value).executeTakeFirst();
    return row && toAuthor(row);
  },

  async findAll(db, ids) {
    const rows = await db.selectFrom('authors').select(columns).where('id', 'in', ids).execute();
    return rows.map(toAuthor);
  },

  async countArticles(db, ids) {
    const rows = await db
      .selectFrom('article_authors')
      .select(['author_id as id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('author_id', 'in', ids)
      .where('status', '=', sql.lit('published'))
      .groupBy('author_id')
      .execute();
    return rows;
  },

  async insert(db, author) {
    await db.insertInto('authors').values(toRow(author)).execute();
  },

  async update(db, author) {
    const { id, created_at: _, ...row } = toRow(author);
    const result = await db
      .updateTable('authors')
      .set(row)
      .where('id', '=', id)
      .where('version', '=', author.version - 1)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  remove: (db, read) => deleteVersion(db, 'authors', read),
};

/** Authors by slug, which is their name as far as computers agree on an order. */
export async function listAuthors(
  db: Kysely<Database>,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<RowPage<Author>> {
  const rows = await db
    .selectFrom('authors')
    .select(columns)
    .$if(after !== undefined, (query) => query.where('slug', '>', String(after?.[0])))
    .orderBy('slug')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toAuthor), limit, ({ slug, id }) => [slug, id]);
}

/** How many authors there are. */
export async function countAuthors(db: Kysely<Database>): Promise<number> {
  const { total } = await db
    .selectFrom('authors')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Authors as a byline names them, by the ids or slugs that they were asked for by. */
export async function findNames(db: Kysely<Database>, idsOrSlugs: readonly string[]): Promise<Map<string, AuthorName>> {
  if (idsOrSlugs.length === 0) return new Map();
  const lookups = idsOrSlugs.map((asked) => ({ asked, value: toLookup(asked).value }));
  const values = lookups.map(({ value }) => value);
  const rows = await db
    .selectFrom('authors')
    .select(['id', 'slug', 'name'])
    .where((where) => where.or([where('id', 'in', values), where('slug', 'in', values)]))
    .execute();
  const found = new Map(rows.flatMap((row) => [[row.id, row] as const, [row.slug, row] as const]));
  return new Map(
    lookups.flatMap(({ asked, value }) => {
      const name = found.get(value);
      return name ? [[asked, name] as const] : [];
    }),
  );
}

export type AuthorName = Pick<Author, 'id' | 'slug' | 'name'>;

function toAuthor(row: AuthorRow): Author {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    roleLine: row.role_line,
    bio: row.bio,
    links: z.array(AuthorLink).parse(JSON.parse(row.links)),
    avatarUrl: row.avatar_url,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(author: Author): AuthorRow {
  return {
    id: author.id,
    slug: author.slug,
    name: author.name,
    role_line: author.roleLine,
    bio: author.bio,
    links: JSON.stringify(author.links),
    avatar_url: author.avatarUrl,
    created_at: author.createdAt,
    updated_at: author.updatedAt,
    version: author.version,
  };
}
