import { RuleOutcome } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** Notes that each of these users is to be told of those of these comments that wait for a moderator. */
export async function insertNotices(
  db: Db,
  { userIds, commentIds, at }: { userIds: readonly string[]; commentIds: readonly string[]; at: string },
): Promise<void> {
  const held = await db
    .selectFrom('comments')
    .select('id')
    .where('id', 'in', commentIds)
    .where('status', '=', 'pending')
    .where('deleted_at', 'is', null)
    .execute();
  const rows = held.flatMap(({ id }) => userIds.map((userId) => ({ user_id: userId, comment_id: id, created_at: at })));
  if (rows.length === 0) return;
  await db
    .insertInto('moderation_notices')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['user_id', 'comment_id']).doNothing())
    .execute();
}

/** What there is to tell: comments that still wait. */
function untold(db: Db) {
  return db
    .selectFrom('moderation_notices')
    .innerJoin('comments', 'comments.id', 'moderation_notices.comment_id')
    .where('comments.status', '=', 'pending')
    .where('comments.deleted_at', 'is', null);
}

/** The users to whom there is something to tell, and who were last mailed before `time`. */
export async function listDueUsers(db: Db, time: string): Promise<string[]> {
  const rows = await untold(db)
    .leftJoin('moderation_mail_turns', 'moderation_mail_turns.user_id', 'moderation_notices.user_id')
    .select('moderation_notices.user_id')
    .distinct()
    .where((eb) =>
      eb.or([eb('moderation_mail_turns.last_at', 'is', null), eb('moderation_mail_turns.last_at', '<=', time)]),
    )
    .execute();
  return rows.map(({ user_id }) => user_id);
}

/** A comment that a moderator is to be told of. */
export interface UntoldComment {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly website: string | null;
  readonly body: string;
  readonly outcomes: readonly RuleOutcome[];
  readonly reportCount: number;
  readonly articleTitle: string;
}

/** The comments that a moderator is to be told of, the oldest first, at most `limit`. */
export async function listUntoldIds(db: Db, userId: string, limit: number): Promise<string[]> {
  const rows = await untold(db)
    .select('comments.id')
    .where('moderation_notices.user_id', '=', userId)
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of the comments with these ids that still wait, the oldest first. */
export async function listWaiting(db: Db, ids: readonly string[]): Promise<UntoldComment[]> {
  const rows = await db
    .selectFrom('comments')
    .where('comments.id', 'in', ids)
    .where('comments.status', '=', 'pending')
    .innerJoin('articles', 'articles.id', 'comments.article_id')
    .select([
      'comments.id',
      'comments.version',
      'comments.name',
      'comments.website',
      'comments.body',
      'comments.outcomes',
      'comments.report_count',
      'articles.title',
    ])
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .execute();
  return rows.map(({ outcomes, report_count: reportCount, title: articleTitle, ...comment }) => ({
    ...comment,
    outcomes: z.array(RuleOutcome).parse(JSON.parse(outcomes)),
    reportCount,
    articleTitle,
  }));
}

/** Notes that a user was told of these comments. */
export async function deleteNotices(
  db: Db,
  { userId, commentIds }: { userId: string; commentIds: readonly string[] },
): Promise<void> {
  await db
    .deleteFrom('moderation_notices')
    .where('user_id', '=', userId)
    .where('comment_id', 'in', commentIds)
    .execute();
}

/** Notes that there is nothing to tell a user. */
export async function deleteNoticesOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('moderation_notices').where('user_id', '=', userId).execute();
}

/** Forgets what need not be told any more: somebody has decided on it. */
export async function deleteSettledNotices(db: Db): Promise<void> {
  await db
    .deleteFrom('moderation_notices')
    .where('comment_id', 'not in', (eb) => eb.selectFrom('comments').select('id').where('status', '=', 'pending'))
    .execute();
}

/** Notes when a user was last mailed. */
export async function storeTurn(db: Db, userId: string, at: string): Promise<void> {
  await db
    .insertInto('moderation_mail_turns')
    .values({ user_id: userId, last_at: at })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ last_at: at }))
    .execute();
}
