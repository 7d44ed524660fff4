import type { PersonalData } from '@broadsheet/api-contract';
import type { Newspaper } from '@broadsheet/domain';
import { hashBan } from '../moderation/bans.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { openOrNull } from '../privacy/vault.ts';
import * as store from './personal-data.store.ts';
import { hashReader, readLink } from './personal-data-link.actions.ts';

/**
 * Everything that is kept of whoever has the link. What a rule or a moderator said of a comment is not in it: it would
 * teach the next one how to get past them. Throws `not-found` and `link-expired`.
 */
export async function copyPersonalData(newsroom: Newsroom, newspaper: Newspaper, token: string): Promise<PersonalData> {
  const email = readLink(newsroom, token);
  const { db, vault } = newsroom;
  const emailHash = hashReader(newsroom, email);
  const comments = await store.listCommentsOf(db, emailHash);
  const decisions = Map.groupBy(await store.listDecisionsOf(db, emailHash), ({ commentId }) => commentId);
  return {
    email,
    comments: comments.map(({ ipSealed, articleSlug, articleTitle, articleId, ...comment }) => ({
      ...comment,
      article: { id: articleId, title: articleTitle, url: `${newspaper.url}/articles/${articleSlug}` },
      ipAddress: openOrNull(vault, ipSealed),
      decisions: (decisions.get(comment.id) ?? []).map(({ at, from, to, by }) => ({ at, from, to, by: toWhom(by) })),
    })),
    replyNotifications: await store.listSubscriptionsOf(db, emailHash),
    reports: await store.listReportsOf(db, emailHash),
    bans: await store.listBansOf(db, hashBan(vault, 'email', email)),
  };
}

// Who of the staff it was is their matter.
function toWhom(by: string): PersonalData['comments'][number]['decisions'][number]['by'] {
  return by === 'rules' || by === 'reports' || by === 'author' ? by : 'staff';
}
