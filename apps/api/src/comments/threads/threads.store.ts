// Discussions as readers see them. Each list is read off an index that has it in its order, and of each thread no more
// replies are read than there is room for.
import type { ThreadSort } from '@broadsheet/api-contract';
import type { PublicComment } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import type { Database, Row } from '../../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../../http/pagination.ts';
import { publicColumns, toPublicComment } from '../comment-rows.ts';

type Db = Kysely<Database>;

/** A part of a list, from where on, and how much of it. */
export interface ListPart {
  readonly after: Position | undefined;
  readonly limit: number;
}

/** The comment that began a thread, as readers see it, and how many replies they see under it. */
export interface ThreadStart {
  readonly comment: PublicComment;
  readonly replyCount: number;
}

export const shownColumns = [...publicColumns, 'status', 'reply_count'] as const;
type ShownRow = Pick<Row<'comments'>, (typeof shownColumns)[number]>;

// Written out as migration 0015 has it, or no database finds that its indexes fit.
const isShownThread = sql<boolean>`
  id = thread_id and (status = 'approved' and kind = 'comment' and deleted_at is null or reply_count > 0)
`;
const isShown = sql<boolean>`status = 'approved' and deleted_at is null`;
const isShownReply = sql<boolean>`${isShown} and kind = 'comment' and id <> thread_id`;

/** What begins the threads of an article. */
export function threadStarts(
  db: Db,
  { articleId, sort, after, limit }: ListPart & { articleId: string; sort: ThreadSort },
) {
  const order = sort === 'most-discussed' ? 'reply_count' : 'created_at';
  const direction = sort === 'oldest' ? 'asc' : 'desc';
  return db
    .selectFrom('comments')
    .select(shownColumns)
    .where('article_id', '=', articleId)
    .where(isShownThread)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sql.ref(order)}, id) ${sql.raw(sort === 'oldest' ? '>' : '<')} (${after?.[0]}, ${after?.[1]})`,
      ),
    )
    .orderBy(order, direction)
    .orderBy('id', direction)
    .limit(limit + 1);
}

export async function listThreadStarts(
  db: Db,
  asked: Parameters<typeof threadStarts>[1],
): Promise<RowPage<ThreadStart>> {
  const rows = await threadStarts(db, asked).execute();
  return toRowPage(rows.map(toThreadStart), asked.limit, ({ comment, replyCount }) => [
    asked.sort === 'most-discussed' ? replyCount : comment.createdAt,
    comment.id,
  ]);
}

/** Of each of these threads the first replies that readers see, one more than `limit`. */
export async function listFirstReplies(
  db: Db,
  threadIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly PublicComment[]>> {
  if (threadIds.length === 0 || limit === 0) return new Map();
  const rows = await firstReplies(db, threadIds, limit).execute();
  const replies = rows.map(toShown).sort(inOrder);
  return Map.groupBy(replies, ({ threadId }) => threadId);
}

export function firstReplies(db: Db, threadIds: readonly string[], limit: number) {
  const parts = threadIds.map((threadId, index) => {
    const first = sql`
      select id from comments where thread_id = ${threadId} and ${isShownReply}
      order by created_at, id limit ${limit + 1}
    `;
    return sql`select id from (${first}) as ${sql.ref(`part_${index}`)}`;
  });
  return db
    .selectFrom('comments')
    .select(shownColumns)
    .where(sql<boolean>`id in (${sql.join(parts, sql` union all `)})`);
}

/** The replies in a thread that readers see, the oldest first. */
export function shownReplies(db: Db, threadId: string, { after, limit }: ListPart) {
  return db
    .selectFrom('comments')
    .select(shownColumns)
    .where('thread_id', '=', threadId)
    .where(isShownReply)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(created_at, id) > (${after?.[0]}, ${after?.[1]})`))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1);
}

export async function listShownReplies(db: Db, threadId: string, part: ListPart): Promise<RowPage<PublicComment>> {
  const rows = await shownReplies(db, threadId, part).execute();
  return toRowPage(rows.map(toShown), part.limit, positionOf);
}

/** Where the reply that readers see before `comment` stands in its thread; undefined where it is the first. */
export async function findReplyBefore(
  db: Db,
  { id, threadId, createdAt }: PublicComment,
): Promise<Position | undefined> {
  const row = await db
    .selectFrom('comments')
    .select(['created_at', 'id'])
    .where('thread_id', '=', threadId)
    .where(isShownReply)
    .where(sql<boolean>`(created_at, id) < (${createdAt}, ${id})`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && [row.created_at, row.id];
}

/**
 * What readers do not see among the comments with these ids and all that those reply to, up to what they do see or what
 * began the thread: empty, each.
 */
export async function listRemoved(db: Db, ids: readonly string[]): Promise<PublicComment[]> {
  if (ids.length === 0) return [];
  const isRemoved = sql<boolean>`not (${isShown}) and id <> thread_id`;
  const { rows } = await sql<ShownRow>`
    with recursive removed (id, parent_id) as (
      select id, parent_id from comments where id in (${sql.join(ids)}) and ${isRemoved}
      union
      select above.id, above.parent_id
      from removed join comments as above on above.id = removed.parent_id
      where not (above.status = 'approved' and above.deleted_at is null) and above.id <> above.thread_id
    )
    select ${sql.join(shownColumns.map((column) => sql.ref(column)))} from comments where id in (select id from removed)
  `.execute(db);
  return rows.map(toShown);
}

/** The comment that began a thread, where readers see that or a reply to it. */
export async function findThreadStart(db: Db, id: string): Promise<ThreadStart | undefined> {
  const row = await db
    .selectFrom('comments')
    .select(shownColumns)
    .where('id', '=', id)
    .where(isShownThread)
    .executeTakeFirst();
  return row && toThreadStart(row);
}

/** A comment that readers see, whatever its kind, as far as readers see its article. */
export async function findShown(db: Db, id: string): Promise<PublicComment | undefined> {
  const row = await db
    .selectFrom('comments')
    .select(shownColumns)
    .where('id', '=', id)
    .where(isShown)
    .executeTakeFirst();
  return row && toShown(row);
}

/** Where a reply stands in its thread. */
export function positionOf({ createdAt, id }: PublicComment): Position {
  return [createdAt, id];
}

/** As replies stand in a thread. */
export function inOrder(one: PublicComment, other: PublicComment): number {
  const [a, b] = [`${one.createdAt} ${one.id}`, `${other.createdAt} ${other.id}`];
  return a < b ? -1 : 1;
}

function toThreadStart(row: ShownRow): ThreadStart {
  return { comment: toShown(row), replyCount: row.reply_count };
}

// What was said, and by whom, leaves with what readers may no longer see.
export function toShown(row: ShownRow): PublicComment {
  const comment = toPublicComment(row);
  if (row.status === 'approved' && !comment.isRemoved) return comment;
  const nothing = { name: '', website: null, body: '', avatarSeed: '', editedAt: null, isEditorsPick: false };
  return { ...comment, ...nothing, isRemoved: true };
}
