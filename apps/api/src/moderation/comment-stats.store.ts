import type { CommentStatus } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** How many comments there are in each state; what was emptied is left out. */
export async function countByStatus(db: Db): Promise<Record<CommentStatus, number>> {
  const rows = await db
    .selectFrom('comments')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .groupBy('status')
    .execute();
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  const of = (status: CommentStatus) => counts.get(status) ?? 0;
  return { pending: of('pending'), approved: of('approved'), rejected: of('rejected'), spam: of('spam') };
}

/** Since when the comment waits that has waited longest. */
export async function findOldestWaiting(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('comments')
    .select('created_at')
    .where('status', '=', 'pending')
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
}

/** How many bans hold at `now`. */
export async function countBans(db: Db, now: string): Promise<number> {
  const { count } = await db
    .selectFrom('comment_bans')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirstOrThrow();
  return count;
}
