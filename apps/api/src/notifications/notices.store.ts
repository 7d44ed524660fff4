import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** Notes that the subscriber with this hash of an address, if there is one, is to be told of a reply: once for ever. */
export async function insertNotices(
  db: Db,
  { articleId, repliesTo, commentId }: { articleId: string; repliesTo: string; commentId: string },
): Promise<void> {
  await db
    .insertInto('reply_notices')
    .columns(['subscription_id', 'comment_id', 'told_at'])
    .expression((eb) =>
      eb
        .selectFrom('reply_subscriptions')
        .select((of) => ['id as subscription_id', of.val(commentId).as('comment_id'), of.val(null).as('told_at')])
        .where('article_id', '=', articleId)
        .where('email_hash', '=', repliesTo),
    )
    .onConflict((conflict) => conflict.columns(['subscription_id', 'comment_id']).doNothing())
    .execute();
}

/** What there is to tell: replies that readers see, on articles that readers see, to those who confirmed. */
function untold(db: Db) {
  return db
    .selectFrom('reply_notices')
    .innerJoin('reply_subscriptions', 'reply_subscriptions.id', 'reply_notices.subscription_id')
    .innerJoin('comments', 'comments.id', 'reply_notices.comment_id')
    .innerJoin('articles', 'articles.id', 'comments.article_id')
    .where('reply_notices.told_at', 'is', null)
    .where('reply_subscriptions.confirmed_at', 'is not', null)
    .where('comments.status', '=', 'approved')
    .where('comments.deleted_at', 'is', null)
    .where('articles.status', '=', 'published');
}

/** The subscribers to whom there is something to tell, and whose last digest was before `time`, at most `limit`. */
export async function listDueDigests(
  db: Db,
  { time, limit }: { time: string; limit: number },
): Promise<{ id: string; emailSealed: string }[]> {
  const rows = await untold(db)
    .select(['reply_subscriptions.id', 'reply_subscriptions.email_sealed'])
    .distinct()
    .where((eb) =>
      eb.or([
        eb('reply_subscriptions.last_digest_at', 'is', null),
        eb('reply_subscriptions.last_digest_at', '<=', time),
      ]),
    )
    .limit(limit)
    .execute();
  return rows.map(({ id, email_sealed }) => ({ id, emailSealed: email_sealed }));
}

/** A reply that a subscriber is to be told of. */
export interface UntoldReply {
  readonly commentId: string;
  readonly name: string;
  readonly body: string;
}

/** What a subscriber is to be told of, the oldest first. */
export async function listUntold(db: Db, subscriptionId: string): Promise<UntoldReply[]> {
  const rows = await untold(db)
    .select(['comments.id', 'comments.name', 'comments.body'])
    .where('reply_notices.subscription_id', '=', subscriptionId)
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .execute();
  return rows.map(({ id, ...said }) => ({ commentId: id, ...said }));
}

/** Notes that a subscriber has been told of these replies. */
export async function markTold(
  db: Db,
  { subscriptionId, commentIds, at }: { subscriptionId: string; commentIds: readonly string[]; at: string },
): Promise<void> {
  await db
    .updateTable('reply_notices')
    .set({ told_at: at })
    .where('subscription_id', '=', subscriptionId)
    .where('comment_id', 'in', commentIds)
    .execute();
}

/** Notes that a subscriber is told of nothing that waits. */
export async function markAllTold(db: Db, subscriptionId: string, at: string): Promise<void> {
  await db
    .updateTable('reply_notices')
    .set({ told_at: at })
    .where('subscription_id', '=', subscriptionId)
    .where('told_at', 'is', null)
    .execute();
}

/** Notes when a subscriber has last been sent a digest. */
export async function updateLastDigest(db: Db, subscriptionId: string, at: string): Promise<void> {
  await db.updateTable('reply_subscriptions').set({ last_digest_at: at }).where('id', '=', subscriptionId).execute();
}
