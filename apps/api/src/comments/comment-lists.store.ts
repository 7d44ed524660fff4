import type { CommentKind, CommentStatus, PublicComment } from '@broadsheet/domain';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../database/schema.ts';
import { isWithin, withoutPassedBound, type TimeSpan } from '../database/time-span.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';
import { publicColumns, storedColumns, toPublicComment, toStoredComment, type StoredComment } from './comment-rows.ts';

type Db = Kysely<Database>;

/** Which comments a list has: those that fit everything here. */
export interface CommentFilter {
  readonly status: CommentStatus;
  readonly articleId?: string | undefined;
  readonly kinds?: readonly CommentKind[] | undefined;
  readonly created: TimeSpan;
}

/** A part of a list, from where on, and how much of it. */
export interface CommentPage {
  readonly isLatestFirst: boolean;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** A page of the comments that fit `filter`, by when they were sent, with nothing that readers may not see. */
export async function listPublicComments(
  db: Db,
  filter: CommentFilter,
  page: CommentPage,
): Promise<RowPage<PublicComment>> {
  const rows = await fitting(db, filter, page).select(publicColumns).execute();
  return toRowPage(rows.map(toPublicComment), page.limit, positionOf);
}

/** A page of the comments that fit `filter`, by when they were sent, with who wrote them sealed. */
export async function listStoredComments(
  db: Db,
  filter: CommentFilter,
  page: CommentPage,
): Promise<RowPage<StoredComment>> {
  const rows = await fitting(db, filter, page).select(storedColumns).execute();
  return toRowPage(rows.map(toStoredComment), page.limit, positionOf);
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

function fitting(db: Db, filter: CommentFilter, { isLatestFirst, after, limit }: CommentPage) {
  const direction = isLatestFirst ? 'desc' : 'asc';
  const created = after ? withoutPassedBound(filter.created, isLatestFirst) : filter.created;
  return db
    .selectFrom('comments')
    .where(allOf([...conditionsOf({ ...filter, created }), ...(after ? [isBehind(after, isLatestFirst)] : [])]))
    .orderBy('created_at', direction)
    .orderBy('id', direction)
    .limit(limit + 1);
}

function positionOf({ createdAt, id }: PublicComment): Position {
  return [createdAt, id];
}

function conditionsOf({ status, articleId, kinds, created }: CommentFilter): RawBuilder<boolean>[] {
  return [
    sql<boolean>`status = ${sql.lit(status)}`,
    ...(articleId === undefined ? [] : [sql<boolean>`article_id = ${articleId}`]),
    ...(kinds === undefined ? [] : [sql<boolean>`kind in (${sql.join(kinds)})`]),
    ...isWithin(sql.ref('created_at'), created),
  ];
}

function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function isBehind([createdAt, id]: Position, isLatestFirst: boolean): RawBuilder<boolean> {
  return sql<boolean>`(created_at, id) ${sql.raw(isLatestFirst ? '<' : '>')} (${createdAt}, ${id})`;
}
