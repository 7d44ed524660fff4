import type { CommentDecision } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type Db = Kysely<Database>;

/** A part of a list that belongs to one comment. */
export interface PageOfComment {
  readonly commentId: string;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** How a comment came to its state, the last decision first. */
export async function listDecisions(
  db: Db,
  { commentId, after, limit }: PageOfComment,
): Promise<RowPage<CommentDecision>> {
  const rows = await db
    .selectFrom('comment_decisions')
    .select(['id', 'at', 'from_status', 'to_status', 'by', 'reason'])
    .where('comment_id', '=', commentId)
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[1] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toRowPage(rows, limit, ({ id }) => ['', id]);
  return { ...page, rows: page.rows.map(toDecision) };
}

/** The last decision about a comment. */
export async function findLastDecision(db: Db, commentId: string): Promise<CommentDecision | undefined> {
  const { rows } = await listDecisions(db, { commentId, after: undefined, limit: 1 });
  return rows[0];
}

function toDecision(row: Omit<Row<'comment_decisions'>, 'comment_id'>): CommentDecision {
  return { id: row.id, at: row.at, from: row.from_status, to: row.to_status, by: row.by, reason: row.reason };
}
