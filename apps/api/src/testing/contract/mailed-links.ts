// Links as they are mailed: whoever has one needs nothing else.
import { randomUUID } from 'node:crypto';
import { signGrant, type GrantPurpose } from '../../privacy/signed-grant.ts';
import type { Furnished } from '../furnish.ts';
import type { TestApi } from '../run-api.ts';

/** What each endpoint that takes such a link takes it for. */
const purposes: Readonly<Record<string, GrantPurpose>> = {
  getUnconfirmedReplySubscription: 'confirmation of a subscription',
  confirmReplySubscription: 'confirmation of a subscription',
  getReplySubscription: 'end of a subscription',
  endReplySubscription: 'end of a subscription',
  getMailedDecision: 'decision on a comment',
  decideByMail: 'decision on a comment',
};

const never = 9_999_999_999;

/** A link for the endpoint with this id whose time is over; undefined where it takes none. */
export function expiredLink({ newsroom }: TestApi, endpointId: string): string | undefined {
  const purpose = purposes[endpointId];
  const about = [randomUUID(), '1', randomUUID()];
  return purpose && signGrant(newsroom.vault, purpose, { about, expires: 1 });
}

/** A link to a subscription in the discussion of `article`. */
export async function subscriptionLink(
  { newsroom }: TestApi,
  { article }: Pick<Furnished, 'article'>,
  endpointId: string,
): Promise<string> {
  const { db, vault, newId, now } = newsroom;
  const id = newId();
  const email = { email_hash: randomUUID(), email_sealed: vault.seal('pilot@example.org') };
  const times = { asked_at: now(), confirmed_at: null, last_digest_at: null };
  await db
    .insertInto('reply_subscriptions')
    .values({ id, article_id: article.id, ...email, ...times })
    .execute();
  return signGrant(vault, purposes[endpointId] ?? 'end of a subscription', { about: [id], expires: never });
}

/** A link with which `userId`, a moderator, decides on `comment`. */
export function decisionLink(
  { newsroom }: TestApi,
  { id, version, userId }: { readonly id: string; readonly version: number; readonly userId: string },
): string {
  return signGrant(newsroom.vault, 'decision on a comment', { about: [id, `${version}`, userId], expires: never });
}
