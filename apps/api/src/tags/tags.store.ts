import type { Tag, TagReference } from '@broadsheet/domain';
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { CatalogueStore } from '../catalogue/catalogue.ts';
import { toLookup } from '../database/by-id-or-slug.ts';
import { deleteVersion } from '../database/delete-version.ts';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type TagRow = Row<'tags'>;

// The name of a tag may be what an embargo keeps back: readers do not learn of one that only unpublished articles have.
function isPublic(where: ExpressionBuilder<Database, 'tags'>) {
  const uses = where.selectFrom('article_tags').select('tag_id').whereRef('tag_id', '=', 'tags.id');
  const published = uses.where('status', '=', sql.lit('published'));
  return where.or([where.not(where.exists(uses)), where.exists(published)]);
}

const columns = ['id', 'slug', 'name', 'created_at', 'updated_at', 'version'] as const;

export const tagStore: CatalogueStore<Tag> = {
  async find(db, idOrSlug) {
    const { column, value } = toLookup(idOrSlug);
    const row = await db.selectFrom('tags').select(columns).where(column, '=', value).executeTakeFirst();
    return row && toTag(row);
  },

  async findAll(db, ids) {
    const rows = await db.selectFrom('tags').select(columns).where('id', 'in', ids).execute();
    return rows.map(toTag);
  },

  async isPublic(db, { id }) {
    const row = await db.selectFrom('tags').select('id').where('id', '=', id).where(isPublic).executeTakeFirst();
    return row !== undefined;
  },

  async countArticles(db, ids) {
    const rows = await db
      .selectFrom('article_tags')
      .select(['tag_id as id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('tag_id', 'in', ids)
      .where('status', '=', sql.lit('published'))
      .groupBy('tag_id')
      .execute();
    return rows;
  },

  async insert(db, tag) {
    await db.insertInto('tags').values(toRow(tag)).execute();
  },

  async update(db, tag) {
    const { id, created_at: _, ...row } = toRow(tag);
    const result = await db
      .updateTable('tags')
      .set(row)
      .where('id', '=', id)
      .where('version', '=', tag.version - 1)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  remove: (db, read) => deleteVersion(db, 'tags', read),
};

/** Tags by slug, which is their name as far as computers agree on an order. */
export async function listTags(
  db: Kysely<Database>,
  { limit, after, withDrafts }: { limit: number; after: Position | undefined; withDrafts: boolean },
): Promise<RowPage<Tag>> {
  const rows = await db
    .selectFrom('tags')
    .select(columns)
    .$if(!withDrafts, (query) => query.where(isPublic))
    .$if(after !== undefined, (query) => query.where('slug', '>', String(after?.[0])))
    .orderBy('slug')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toTag), limit, ({ slug, id }) => [slug, id]);
}

/** Those of these tags that no other article than this one has. */
export async function listUnusedBesides(
  db: Kysely<Database>,
  ids: readonly string[],
  articleId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('article_tags')
    .select('tag_id')
    .distinct()
    .where('tag_id', 'in', ids)
    .where('article_id', '<>', articleId)
    .execute();
  const used = new Set(rows.map(({ tag_id }) => tag_id));
  return ids.filter((id) => !used.has(id));
}

/** The tags with these ids, as articles name them, in any order. */
export async function listTagsById(db: Kysely<Database>, ids: readonly string[]): Promise<TagReference[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('tags').select(['id', 'slug', 'name']).where('id', 'in', ids).execute();
}

/** How many tags there are; without `withDrafts`, those that readers may know of. */
export async function countTags(db: Kysely<Database>, { withDrafts }: { withDrafts: boolean }): Promise<number> {
  const { total } = await db
    .selectFrom('tags')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(!withDrafts, (query) => query.where(isPublic))
    .executeTakeFirstOrThrow();
  return total;
}

/** The tag with this name, in whatever case; the oldest one where there are several. */
export async function findTagByName(db: Kysely<Database>, name: string): Promise<Tag | undefined> {
  const row = await db
    .selectFrom('tags')
    .select(columns)
    .where('name_key', '=', nameKey(name))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toTag(row);
}

/** What the names of one tag have in common. The two databases do not agree on what lower case is. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function toTag({
  id,
  slug,
  name,
  created_at: createdAt,
  updated_at: updatedAt,
  version,
}: Omit<TagRow, 'name_key'>): Tag {
  return { id, slug, name, createdAt, updatedAt, version };
}

function toRow({ id, slug, name, createdAt, updatedAt, version }: Tag): TagRow {
  return { id, slug, name, name_key: nameKey(name), created_at: createdAt, updated_at: updatedAt, version };
}
