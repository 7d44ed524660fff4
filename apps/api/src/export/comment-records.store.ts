import type { CommentRecord } from '@broadsheet/api-contract';
import type { Kysely } from 'kysely';
import { storedColumns, toStoredComment, type StoredComment } from '../comments/comment-rows.ts';
import type { Database } from '../database/schema.ts';
import { isIn, limitOf, type Range } from './range.store.ts';

type Db = Kysely<Database>;

/** What is kept about a comment beside it. */
type Attached = Pick<CommentRecord, 'decisions' | 'notes' | 'reports' | 'repliesAskedAt'>;

/** A comment as it is stored, with what only the store knows. */
export interface KeptComment extends StoredComment, Attached {
  readonly updatedAt: string;
  readonly fingerprint: string | null;
  readonly authorHash: string | null;
  readonly deletedAt: string | null;
}

export async function readComments(db: Db, range: Range): Promise<KeptComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select([...storedColumns, 'updated_at', 'fingerprint', 'author_hash'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const attachedTo = await readAttached(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...toStoredComment(row),
    updatedAt: row.updated_at,
    fingerprint: row.fingerprint,
    authorHash: row.author_hash,
    deletedAt: row.deleted_at,
    ...attachedTo(row.id),
  }));
}

async function readAttached(db: Db, ids: readonly string[]): Promise<(id: string) => Attached> {
  if (ids.length === 0) return () => ({ decisions: [], notes: [], reports: [], repliesAskedAt: null });
  const decisions = Map.groupBy(await readDecisions(db, ids), ({ comment_id }) => comment_id);
  const notes = Map.groupBy(await readNotes(db, ids), ({ comment_id }) => comment_id);
  const reports = Map.groupBy(await readReports(db, ids), ({ comment_id }) => comment_id);
  const requests = new Map((await readRequests(db, ids)).map((row) => [row.comment_id, row.asked_at]));
  return (id) => ({
    repliesAskedAt: requests.get(id) ?? null,
    decisions: (decisions.get(id) ?? []).map((row) => ({
      ...{ id: row.id, at: row.at, from: row.from_status, to: row.to_status, by: row.by, reason: row.reason },
    })),
    notes: (notes.get(id) ?? []).map((row) => ({
      ...{ id: row.id, text: row.body, createdAt: row.created_at, createdBy: row.created_by },
    })),
    reports: (reports.get(id) ?? []).map((row) => ({
      ...{ id: row.id, reason: row.reason, text: row.body, createdAt: row.created_at, authorHash: row.author_hash },
    })),
  });
}

function readDecisions(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('comment_decisions')
    .select(['id', 'comment_id', 'at', 'from_status', 'to_status', 'by', 'reason'])
    .where('comment_id', 'in', ids)
    .orderBy('id')
    .execute();
}

function readNotes(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('comment_notes')
    .select(['id', 'comment_id', 'body', 'created_at', 'created_by'])
    .where('comment_id', 'in', ids)
    .orderBy('id')
    .execute();
}

function readReports(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('comment_reports')
    .select(['id', 'comment_id', 'reason', 'body', 'created_at', 'author_hash'])
    .where('comment_id', 'in', ids)
    .orderBy('id')
    .execute();
}

function readRequests(db: Db, ids: readonly string[]) {
  return db.selectFrom('reply_requests').select(['comment_id', 'asked_at']).where('comment_id', 'in', ids).execute();
}
