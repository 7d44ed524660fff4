import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { confirmSubscription, endSubscription, getSubscription, getUnconfirmed } from './subscriptions.actions.ts';

export function notificationsRoutes(newsroom: Newsroom): Route[] {
  const { replySubscriptions } = contract;
  // What is read here is not in the change log: it is nobody else's business.
  const own = { isKept: false };
  return [
    route(replySubscriptions.getUnconfirmed, ({ params: { token } }) => getUnconfirmed(newsroom, token), own),
    route(replySubscriptions.confirm, ({ params: { token } }) => confirmSubscription(newsroom, token)),
    route(replySubscriptions.get, ({ params: { token } }) => getSubscription(newsroom, token), own),
    route(replySubscriptions.end, ({ params: { token } }) => endSubscription(newsroom, token)),
  ];
}
