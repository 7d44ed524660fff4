import type { Section } from '@broadsheet/domain';
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { CatalogueStore } from '../catalogue/catalogue.ts';
import { toLookup } from '../database/by-id-or-slug.ts';
import { deleteVersion } from '../database/delete-version.ts';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type SectionRow = Row<'sections'>;

const columns = [
  'id',
  'slug',
  'name',
  'description',
  'position',
  'comment_policy',
  'close_comments_after_days',
  'created_at',
  'updated_at',
  'version',
] as const;

export const sectionStore: CatalogueStore<Section> = {
  async find(db, idOrSlug) {
    const { column, value } = toLookup(idOrSlug);
    const row = await db.selectFrom('sections').select(columns).where(column, '=', value).executeTakeFirst();
    return row && toSection(row);
  },

  async findAll(db, ids) {
    const rows = await db.selectFrom('sections').select(columns).where('id', 'in', ids).execute();
    return rows.map(toSection);
  },

  async countArticles(db, ids) {
    const rows = await db
      .selectFrom('articles')
      .select(['section_id as id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('section_id', 'in', ids)
      .where('status', '=', sql.lit('published'))
      .groupBy('section_id')
      .execute();
    return rows.flatMap(({ id, count }) => (id === null ? [] : [{ id, count }]));
  },

  async insert(db, section) {
    await db.insertInto('sections').values(toRow(section)).execute();
  },

  async update(db, section) {
    const { id, created_at: _, ...row } = toRow(section);
    const result = await db
      .updateTable('sections')
      .set(row)
      .where('id', '=', id)
      .where('version', '=', section.version - 1)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  },

  remove: (db, read) => deleteVersion(db, 'sections', read),
};

/** Sections in the order of the navigation; `published` leaves those in which no article is. */
export async function listSections(
  db: Kysely<Database>,
  { limit, after, published }: { limit: number; after: Position | undefined; published: boolean },
): Promise<RowPage<Section>> {
  const rows = await db
    .selectFrom('sections')
    .select(columns)
    .$if(published, (query) => query.where(isInUse))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('position', 'id'), '>', eb.tuple(Number(after?.[0]), String(after?.[1])))),
    )
    .orderBy('position')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return toRowPage(rows.map(toSection), limit, ({ position, id }) => [position, id]);
}

/** How many sections there are; `published` leaves those in which no article is. */
export async function countSections(db: Kysely<Database>, { published }: { published: boolean }): Promise<number> {
  const { total } = await db
    .selectFrom('sections')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(published, (query) => query.where(isInUse))
    .executeTakeFirstOrThrow();
  return total;
}

function isInUse(where: ExpressionBuilder<Database, 'sections'>) {
  return where.exists(
    where
      .selectFrom('articles')
      .select('articles.id')
      .whereRef('articles.section_id', '=', 'sections.id')
      .where('articles.status', '=', sql.lit('published')),
  );
}

/** The place of the section that comes last in the navigation; 0 where there is none. */
export async function findLastPosition(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('sections')
    .select('position')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? 0;
}

function toSection(row: SectionRow): Section {
  const { created_at: createdAt, updated_at: updatedAt, id, slug, name, description, position, version } = row;
  const { comment_policy: commentPolicy, close_comments_after_days: closeCommentsAfterDays } = row;
  return {
    ...{ id, slug, name, description, position, commentPolicy, closeCommentsAfterDays },
    ...{ createdAt, updatedAt, version },
  };
}

function toRow({ commentPolicy, closeCommentsAfterDays, createdAt, updatedAt, ...section }: Section): SectionRow {
  const { id, slug, name, description, position, version } = section;
  return {
    ...{ id, slug, name, description, position, version, created_at: createdAt, updated_at: updatedAt },
    ...{ comment_policy: commentPolicy, close_comments_after_days: closeCommentsAfterDays },
  };
}
