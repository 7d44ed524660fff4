// What the owner of a mailbox decides about mails of replies, through the links in them.
import type { ReplySubscription } from '@broadsheet/api-contract';
import { write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { readConfirmToken, readEndToken } from './subscription-links.ts';
import * as store from './subscriptions.store.ts';

/** What a link to confirm is about. Throws `not-found`, and `link-expired` also where the subscription has ended. */
export async function getUnconfirmed(newsroom: Newsroom, token: string): Promise<ReplySubscription> {
  const state = await stateOf(newsroom.db, readConfirmToken(newsroom, token));
  if (state.status === 'ended') throw new Refusal('link-expired', 'This subscription has ended.');
  return state;
}

/** Confirms a subscription, also where it is confirmed. Throws as `getUnconfirmed`. */
export async function confirmSubscription(newsroom: Newsroom, token: string): Promise<ReplySubscription> {
  const id = readConfirmToken(newsroom, token);
  await write(newsroom, ({ db, now }) => store.confirm(db, id, now));
  return getUnconfirmed(newsroom, token);
}

/** What a link to unsubscribe is about. Throws `not-found` and `link-expired`. */
export async function getSubscription(newsroom: Newsroom, token: string): Promise<ReplySubscription> {
  return stateOf(newsroom.db, readEndToken(newsroom, token));
}

/** Ends a subscription, also where it has ended. Nothing is kept of it. Throws `not-found` and `link-expired`. */
export async function endSubscription(newsroom: Newsroom, token: string): Promise<ReplySubscription> {
  const id = readEndToken(newsroom, token);
  await write(newsroom, ({ db }) => store.deleteSubscription(db, id));
  return stateOf(newsroom.db, id);
}

async function stateOf(db: Newsroom['db'], id: string): Promise<ReplySubscription> {
  const found = await store.findSubscription(db, id);
  if (!found) return { status: 'ended', article: null };
  const { slug, title, status } = found.article;
  return {
    status: found.confirmedAt === null ? 'unconfirmed' : 'active',
    article: status === 'published' ? { slug, title } : null,
  };
}
