import type { CommentReport } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { toRowPage, type RowPage } from '../http/pagination.ts';
import type { PageOfComment } from './history.store.ts';

type Db = Kysely<Database>;

/** By what somebody who reports is known again. */
export interface ReporterMarks {
  readonly ipHash: string | null;
  readonly authorHash: string | null;
}

/** Stores a report. Returns whether it did: this reader may have reported the comment before. */
export async function insertReport(
  db: Db,
  { commentId, ipHash, authorHash, ...report }: CommentReport & ReporterMarks & { readonly commentId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('comment_reports')
    .values({
      id: report.id,
      comment_id: commentId,
      reason: report.reason,
      body: report.text,
      created_at: report.createdAt,
      ip_hash: ipHash,
      author_hash: authorHash,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** How many reports came from a network since `from`. */
export async function countReportsFrom(db: Db, ipHash: string, from: string): Promise<number> {
  const { count } = await db
    .selectFrom('comment_reports')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ip_hash', '=', ipHash)
    .where('created_at', '>=', from)
    .executeTakeFirstOrThrow();
  return count;
}

/** Counts one more report of a comment. Returns how many there are since a moderator last decided. */
export async function countReport(db: Db, commentId: string): Promise<number> {
  const row = await db
    .updateTable('comments')
    .set((eb) => ({ report_count: eb('report_count', '+', 1) }))
    .where('id', '=', commentId)
    .returning('report_count')
    .executeTakeFirst();
  return row?.report_count ?? 0;
}

/** The reports of a comment, the newest first. */
export async function listReports(db: Db, { commentId, after, limit }: PageOfComment): Promise<RowPage<CommentReport>> {
  const rows = await db
    .selectFrom('comment_reports')
    .select(['id', 'reason', 'body', 'created_at'])
    .where('comment_id', '=', commentId)
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[1] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const reports = rows.map((row) => ({ id: row.id, reason: row.reason, text: row.body, createdAt: row.created_at }));
  return toRowPage(reports, limit, ({ id }) => ['', id]);
}
