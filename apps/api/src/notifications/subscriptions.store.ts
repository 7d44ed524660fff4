import type { ArticleStatus } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** Who wants to be mailed of replies in a discussion. */
export interface Subscription {
  readonly id: string;
  readonly articleId: string;
  readonly emailHash: string;
  readonly emailSealed: string;
  readonly askedAt: string;
  /** When somebody who reads the mail at that address said so, too. */
  readonly confirmedAt: string | null;
}

/** The subscription of a reader in a discussion. */
export async function findSubscriptionOf(
  db: Db,
  { articleId, emailHash }: Pick<Subscription, 'articleId' | 'emailHash'>,
): Promise<Pick<Subscription, 'id' | 'askedAt' | 'confirmedAt'> | undefined> {
  const row = await db
    .selectFrom('reply_subscriptions')
    .select(['id', 'asked_at', 'confirmed_at'])
    .where('article_id', '=', articleId)
    .where('email_hash', '=', emailHash)
    .executeTakeFirst();
  return row && { id: row.id, askedAt: row.asked_at, confirmedAt: row.confirmed_at };
}

export async function insertSubscription(db: Db, subscription: Omit<Subscription, 'confirmedAt'>): Promise<void> {
  const { id, articleId, emailHash, emailSealed, askedAt } = subscription;
  await db
    .insertInto('reply_subscriptions')
    .values({
      id,
      article_id: articleId,
      email_hash: emailHash,
      email_sealed: emailSealed,
      asked_at: askedAt,
      confirmed_at: null,
      last_digest_at: null,
    })
    .execute();
}

/**
 * Stores a subscription as it was somewhere else, where its article is stored. Returns whether it did: its reader may
 * have one already.
 */
export async function restoreSubscription(
  db: Db,
  { id, articleId, emailHash, emailSealed, askedAt, confirmedAt, lastDigestAt }: RestoredSubscription,
): Promise<boolean> {
  const article = await db.selectFrom('articles').select('id').where('id', '=', articleId).executeTakeFirst();
  if (!article) return false;
  const dates = { asked_at: askedAt, confirmed_at: confirmedAt, last_digest_at: lastDigestAt };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reply_subscriptions')
    .values({ id, article_id: articleId, email_hash: emailHash, email_sealed: emailSealed, ...dates })
    .onConflict((conflict) => conflict.columns(['article_id', 'email_hash']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

type RestoredSubscription = Subscription & { readonly lastDigestAt: string | null };

/** Notes that its reader was asked once more. */
export async function updateAskedAt(db: Db, { id, askedAt }: Pick<Subscription, 'id' | 'askedAt'>): Promise<void> {
  await db.updateTable('reply_subscriptions').set({ asked_at: askedAt }).where('id', '=', id).execute();
}

/** A subscription, and the article whose discussion it is. */
export interface SubscribedDiscussion extends Pick<Subscription, 'id' | 'emailSealed' | 'confirmedAt'> {
  readonly article: { readonly title: string; readonly slug: string; readonly status: ArticleStatus };
}

export async function findSubscription(db: Db, id: string): Promise<SubscribedDiscussion | undefined> {
  const row = await db
    .selectFrom('reply_subscriptions')
    .innerJoin('articles', 'articles.id', 'reply_subscriptions.article_id')
    .select([
      'reply_subscriptions.id',
      'reply_subscriptions.email_sealed',
      'reply_subscriptions.confirmed_at',
      'articles.title',
      'articles.slug',
      'articles.status',
    ])
    .where('reply_subscriptions.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { title, slug, status } = row;
  return { id, emailSealed: row.email_sealed, confirmedAt: row.confirmed_at, article: { title, slug, status } };
}

/** Notes that its reader wants it. The first time counts. */
export async function confirm(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('reply_subscriptions')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** Forgets a subscription with all that its reader was, or was to be, told of. */
export async function deleteSubscription(db: Db, id: string): Promise<void> {
  await db.deleteFrom('reply_subscriptions').where('id', '=', id).execute();
}

/** Forgets subscriptions that were asked for before `time`, and that nobody has confirmed. */
export async function deleteUnconfirmedBefore(db: Db, time: string): Promise<void> {
  await db.deleteFrom('reply_subscriptions').where('confirmed_at', 'is', null).where('asked_at', '<', time).execute();
}
