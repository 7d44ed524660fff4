import type { PublicComment } from '@broadsheet/domain';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { forUpdateSkippingLocked, type Dialect } from '../../database/dialect.ts';
import type { Database } from '../../database/schema.ts';
import { withoutPassedBound } from '../../database/time-span.ts';
import { toRowPage, type Position, type RowPage } from '../../http/pagination.ts';
import { conditionsOf, type CommentFilter } from './comment-filter.store.ts';
import { publicColumns, storedColumns, toPublicComment, toStoredComment, type StoredComment } from '../comment-rows.ts';

type Db = Kysely<Database>;

/** By when they were sent, the latest last or first; or those first that most readers reported, of these the latest. */
type CommentOrder = 'created' | '-created' | '-reports';

/** A part of a list, from where on, and how much of it. */
export interface CommentPage {
  readonly order: CommentOrder;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** A page of the comments that fit `filter`, with nothing that readers may not see. */
export async function listPublicComments(
  db: Db,
  filter: CommentFilter,
  page: CommentPage,
): Promise<RowPage<PublicComment>> {
  const rows = await fitting(db, filter, page).select(publicColumns).execute();
  return toRowPage(rows.map(toPublicComment), page.limit, positionOf);
}

/** A page of the comments that fit `filter`, with who wrote them sealed. */
export async function listStoredComments(
  db: Db,
  filter: CommentFilter,
  page: CommentPage,
): Promise<RowPage<StoredComment>> {
  const rows = await fitting(db, filter, page).select(storedColumns).execute();
  const positioned = page.order === '-reports' ? positionByReports : positionOf;
  return toRowPage(rows.map(toStoredComment), page.limit, positioned);
}

/** How many comments fit `filter`. */
export async function countComments(db: Db, filter: CommentFilter): Promise<number> {
  const { total } = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(allOf(conditionsOf(filter)))
    .executeTakeFirstOrThrow();
  return total;
}

/** Which comments fit `filter`, the oldest first, at most `limit`. Those that another transaction writes are left out. */
export async function listQueued(
  db: Db,
  filter: CommentFilter,
  { dialect, limit }: { dialect: Dialect; limit: number },
): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('comments')
    .select(['id', 'version'])
    .where(allOf(conditionsOf(filter)))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .modifyEnd(forUpdateSkippingLocked(dialect))
    .execute();
}

/** The comments with these ids, the oldest first. */
export async function listStoredByIds(db: Db, ids: readonly string[]): Promise<StoredComment[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('comments')
    .select(storedColumns)
    .where('id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toStoredComment);
}

function fitting(db: Db, filter: CommentFilter, { order, after, limit }: CommentPage) {
  const isLatestFirst = order !== 'created';
  const direction = isLatestFirst ? 'desc' : 'asc';
  const isByTime = order !== '-reports';
  const created = after && isByTime ? withoutPassedBound(filter.created, isLatestFirst) : filter.created;
  const column = isByTime ? 'created_at' : 'report_count';
  return db
    .selectFrom('comments')
    .where(allOf([...conditionsOf({ ...filter, created }), ...(after ? [isBehind(column, after, isLatestFirst)] : [])]))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(limit + 1);
}

function positionOf({ createdAt, id }: PublicComment): Position {
  return [createdAt, id];
}

function positionByReports({ reportCount, id }: StoredComment): Position {
  return [reportCount, id];
}

function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function isBehind(
  column: 'created_at' | 'report_count',
  [value, id]: Position,
  isLatestFirst: boolean,
): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)}, id) ${sql.raw(isLatestFirst ? '<' : '>')} (${value}, ${id})`;
}
