import { contract } from '@broadsheet/api-contract';
import { write } from '../changes/changes.actions.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { answerPage } from '../http/pagination.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findDelivery, listDeadLetters, listDeliveries } from './deliveries.store.ts';
import { createSender } from './send-event.ts';
import {
  createWebhook,
  getForWrite,
  getWebhook,
  patchWebhook,
  replayDeadLetters,
  rotateSecret,
  testWebhook,
  toAnswer,
} from './webhooks.actions.ts';
import { listWebhooks, removeWebhook } from './webhooks.store.ts';

const { webhooks } = contract;

export function webhooksRoutes(newsroom: Newsroom): Route[] {
  const sender = createSender({ allowsPrivate: newsroom.allowsPrivateWebhooks });
  const addressOf = (id: string) => `/v1/webhooks/${id}`;
  return [
    route(webhooks.list, ({ query: { limit, after: cursor } }) =>
      answerPage({ order: 'webhooks', cursor, sign }, async (after) => {
        const { rows, next } = await listWebhooks(newsroom.db, { limit, after });
        return { rows: rows.map(toAnswer), next };
      }),
    ),
    route(webhooks.get, ({ params }) => getWebhook(newsroom, params.id)),
    route(webhooks.create, async ({ body, caller }) => {
      const issued = await createWebhook(newsroom, body, caller);
      return new Created(issued, addressOf(issued.webhook.id));
    }),
    route(webhooks.update, ({ params: { id }, precondition, caller, body }) =>
      patchWebhook(newsroom, { id, precondition, caller }, body),
    ),
    route(webhooks.remove, ({ params: { id }, precondition, caller }) =>
      write(newsroom, async (open) => {
        await getForWrite(open, { id, precondition, caller });
        await removeWebhook(open.db, id);
        return undefined;
      }),
    ),
    route(webhooks.rotate, async ({ params: { id }, caller, body }) => {
      const issued = await rotateSecret(newsroom, { id, caller }, body);
      return new Created(issued, addressOf(id));
    }),
    route(webhooks.test, async ({ params: { id } }) => {
      const delivery = await testWebhook(newsroom, id, sender);
      return new Created(delivery, `${addressOf(id)}/deliveries/${delivery.id}`);
    }),
    ...deliveriesRoutes(newsroom),
  ];

  function sign(text: string): string {
    return newsroom.vault.hash('cursor', text);
  }
}

function deliveriesRoutes(newsroom: Newsroom): Route[] {
  const { db, vault } = newsroom;
  const sign = (text: string) => vault.hash('cursor', text);
  return [
    route(webhooks.listDeliveries, async ({ params: { id }, query: { limit, after: cursor } }) => {
      await getWebhook(newsroom, id);
      const asked = { order: `deliveries of ${id}`, cursor, sign };
      return answerPage(asked, (after) => listDeliveries(db, id, { limit, after }));
    }),
    route(webhooks.getDelivery, async ({ params }) => {
      const delivery = await findDelivery(db, params.id, params.delivery);
      if (!delivery) throw new Refusal('not-found', `There is no delivery ${params.delivery} of this webhook.`);
      return delivery;
    }),
    route(webhooks.listDeadLetters, async ({ params: { id }, query: { limit, after: cursor } }) => {
      await getWebhook(newsroom, id);
      return answerPage({ order: `dead letters of ${id}`, cursor, sign }, async (after) => {
        const { rows, next } = await listDeadLetters(db, id, { limit, after });
        return { rows: rows.map(({ body: _, ...letter }) => letter), next };
      });
    }),
    route(webhooks.replay, async ({ params: { id }, body }) => {
      const replay = await replayDeadLetters(newsroom, id, body.deadLetters);
      return new Created(replay, `/v1/webhooks/${id}/deliveries`);
    }),
  ];
}
