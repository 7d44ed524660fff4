import type { Kysely } from 'kysely';
import type { AddressKind, Database } from '../database/schema.ts';

interface Identified {
  readonly id: string;
}

/** The slugs that `targets` had before, and their addresses in the system that they come from. */
export async function readAddresses(db: Kysely<Database>, kind: AddressKind, targets: readonly Identified[]) {
  const ids = targets.map(({ id }) => id);
  const slugs = await (ids.length === 0
    ? []
    : db
        .selectFrom('former_slugs')
        .select(['slug', 'target_id'])
        .where('kind', '=', kind)
        .where('target_id', 'in', ids)
        .execute());
  const paths = await (ids.length === 0
    ? []
    : db
        .selectFrom('old_addresses')
        .select(['path', 'target_id'])
        .where('kind', '=', kind)
        .where('target_id', 'in', ids)
        .execute());
  const slugsBy = Map.groupBy(slugs, ({ target_id }) => target_id);
  const pathsBy = Map.groupBy(paths, ({ target_id }) => target_id);
  return (id: string) => ({
    formerSlugs: (slugsBy.get(id) ?? []).map(({ slug }) => slug).sort(),
    oldAddresses: (pathsBy.get(id) ?? []).map(({ path }) => path).sort(),
  });
}
