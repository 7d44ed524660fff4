import type { Kysely } from 'kysely';
import type { AddressKind, Database } from '../database/schema.ts';

const tableOf = { article: 'articles', author: 'authors', section: 'sections', tag: 'tags' } as const;

/** Which of `slugs` are taken among things of this kind, and by whom; also by what had that slug before. */
export async function findSlugHolders(
  db: Kysely<Database>,
  kind: AddressKind,
  slugs: readonly string[],
): Promise<{ current: Map<string, string>; former: Map<string, string> }> {
  const current = await db.selectFrom(tableOf[kind]).select(['slug', 'id']).where('slug', 'in', slugs).execute();
  const former = await db
    .selectFrom('former_slugs')
    .select(['slug', 'target_id'])
    .where('kind', '=', kind)
    .where('slug', 'in', slugs)
    .execute();
  return {
    current: new Map(current.map(({ slug, id }) => [slug, id])),
    former: new Map(former.map(({ slug, target_id }) => [slug, target_id])),
  };
}

/** The present slug of what had `slug` before. */
export async function findBySlugOfThen(
  db: Kysely<Database>,
  kind: AddressKind,
  slug: string,
): Promise<{ id: string; slug: string } | undefined> {
  const former = await db
    .selectFrom('former_slugs')
    .select('target_id')
    .where('kind', '=', kind)
    .where('slug', '=', slug.normalize('NFC'))
    .executeTakeFirst();
  return former && findSlug(db, kind, former.target_id);
}

/** What an old address led to. */
export async function findOldAddress(
  db: Kysely<Database>,
  path: string,
): Promise<{ kind: AddressKind; id: string; slug: string } | undefined> {
  const row = await db
    .selectFrom('old_addresses')
    .select(['kind', 'target_id'])
    .where('path', '=', path)
    .executeTakeFirst();
  const found = row && (await findSlug(db, row.kind, row.target_id));
  return row && found && { kind: row.kind, ...found };
}

/** Keeps a slug that a thing had until now. */
export async function insertFormerSlug(
  db: Kysely<Database>,
  kind: AddressKind,
  row: { slug: string; targetId: string },
): Promise<void> {
  const { slug, targetId } = row;
  await db
    .insertInto('former_slugs')
    .values({ kind, slug, target_id: targetId })
    .onConflict((conflict) => conflict.columns(['kind', 'slug']).doUpdateSet({ target_id: targetId }))
    .execute();
}

/** Forgets that something had `slug` before. */
export async function deleteFormerSlug(db: Kysely<Database>, kind: AddressKind, slug: string): Promise<void> {
  await db.deleteFrom('former_slugs').where('kind', '=', kind).where('slug', '=', slug).execute();
}

/**
 * Keeps addresses under which a thing was found, and returns how many of them are new. What another thing was found
 * under before stays with that one.
 */
export async function insertOldAddresses(
  db: Kysely<Database>,
  paths: readonly string[],
  { kind, id }: { kind: AddressKind; id: string },
): Promise<number> {
  if (paths.length === 0) return 0;
  const result = await db
    .insertInto('old_addresses')
    .values(paths.map((path) => ({ path, kind, target_id: id })))
    .onConflict((conflict) => conflict.column('path').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

/** Those of `paths` under which something is found already. */
export async function listHeldPaths(db: Kysely<Database>, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const rows = await db.selectFrom('old_addresses').select('path').where('path', 'in', paths).execute();
  return rows.map(({ path }) => path);
}

/** Forgets every address of a thing that is gone. */
export async function deleteAddressesOf(db: Kysely<Database>, kind: AddressKind, id: string): Promise<void> {
  await db.deleteFrom('former_slugs').where('kind', '=', kind).where('target_id', '=', id).execute();
  await db.deleteFrom('old_addresses').where('kind', '=', kind).where('target_id', '=', id).execute();
}

async function findSlug(db: Kysely<Database>, kind: AddressKind, id: string) {
  return db.selectFrom(tableOf[kind]).select(['id', 'slug']).where('id', '=', id).executeTakeFirst();
}
