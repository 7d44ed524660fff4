// Reading in the order of ids, so that it may stop anywhere and go on from there.
import { sql, type RawBuilder } from 'kysely';

/** What is read: those after an id, or certain ones. */
export type Range = { readonly after: string; readonly limit: number } | { readonly ids: readonly string[] };

/** Whether `column`, which identifies a row, is in `range`. */
export function isIn(range: Range, column = 'id'): RawBuilder<boolean> {
  const id = sql.ref(column);
  if (!('ids' in range)) return sql<boolean>`${id} > ${range.after}`;
  return range.ids.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${id} in (${sql.join([...range.ids])})`;
}

/** How many rows of `range` are read. */
export function limitOf(range: Range): number {
  return 'ids' in range ? Math.max(1, range.ids.length) : range.limit;
}

interface Dated {
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** What a record says of when it was written. */
export function toDates({ created_at: createdAt, updated_at: updatedAt, version }: Dated) {
  return { createdAt, updatedAt, version };
}
