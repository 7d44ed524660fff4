import { Id, Webhook, WebhookDeadLetter, WebhookDelivery, WebhookDraft, WebhookPatch } from '@broadsheet/domain';
import { z } from 'zod';
import { ById, PageQuery, endpoint, pageOf } from './endpoint.ts';
import { overlapHours } from './overlap-hours.ts';
import { exampleOf } from './selection.ts';

const manage = { group: 'Webhooks', access: 'webhooks:manage' } as const;
const read = { ...manage, method: 'GET', status: 200 } as const;
const onOne = { ...manage, params: ById } as const;

/** A webhook with its secret, which is shown this once. */
export const IssuedWebhook = z
  .strictObject({
    webhook: Webhook,
    secret: z.string().meta({ description: 'What events are signed with. It is not shown again.' }),
  })
  .meta({
    id: 'IssuedWebhook',
    description: 'A webhook with its secret, which is shown this once.',
    examples: [{ webhook: exampleOf(Webhook), secret: 'whsec_…' }],
  });
export type IssuedWebhook = z.infer<typeof IssuedWebhook>;

/** How a webhook gets another secret. */
export const SecretRotation = z
  .strictObject({
    overlapHours: overlapHours('For how many hours events are signed by both secrets.'),
  })
  .meta({ id: 'SecretRotation', description: 'How a webhook gets another secret.', examples: [{ overlapHours: 24 }] });

/** Which dead letters are sent once more. */
export const ReplayRequest = z
  .strictObject({
    deadLetters: z
      .array(Id)
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'Their ids; all of them where this is absent.' }),
  })
  .meta({
    id: 'ReplayRequest',
    description: 'Which dead letters are sent once more.',
    examples: [{}, { deadLetters: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e12'] }],
  });

/** How many dead letters will be sent once more. */
export const Replay = z
  .strictObject({ asked: z.int().min(0) })
  .meta({ id: 'Replay', description: 'How many dead letters will be sent once more.', examples: [{ asked: 1 }] });

/** Webhooks: other systems are told what happens, after the Standard Webhooks specification. */
export const webhooks = {
  list: endpoint({
    ...read,
    id: 'listWebhooks',
    path: '/v1/webhooks',
    summary: 'List webhooks, the oldest first',
    query: PageQuery,
    answer: pageOf(Webhook),
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    ...read,
    id: 'getWebhook',
    path: '/v1/webhooks/{id}',
    summary: 'Read one webhook, and how it fares',
    params: ById,
    answer: Webhook,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...manage,
    id: 'createWebhook',
    method: 'POST',
    path: '/v1/webhooks',
    summary: 'Have another system told what happens',
    description:
      'Events are sent by POST, signed after Standard Webhooks 1.0, one after the other in the order of the change ' +
      'log, at least once each. The secret is answered this once.',
    body: WebhookDraft,
    answer: IssuedWebhook,
    status: 201,
    problems: ['webhook-address-refused', 'too-many-webhooks', 'changes-expired'],
  }),
  update: endpoint({
    ...onOne,
    id: 'updateWebhook',
    method: 'PATCH',
    path: '/v1/webhooks/{id}',
    summary: 'Change a webhook',
    description:
      'JSON Merge Patch (RFC 7396). `isActive` stops it and lets it go on where it was; `after` moves it to another ' +
      'place in the change log, so that events are sent again, or skipped.',
    body: WebhookPatch,
    answer: Webhook,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'webhook-address-refused', 'changes-expired'],
  }),
  remove: endpoint({
    ...onOne,
    id: 'deleteWebhook',
    method: 'DELETE',
    path: '/v1/webhooks/{id}',
    summary: 'Delete a webhook, its log and its dead letters',
    status: 204,
    needsIfMatch: true,
    problems: ['not-found'],
  }),
  rotate: endpoint({
    ...onOne,
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: '/v1/webhooks/{id}/rotate',
    summary: 'Give a webhook another secret',
    description:
      'For `overlapHours` events have two signatures; a secret before those two ends at once. A webhook that was imported ' +
      'has none: it gets its first one, and begins with what happens from now on.',
    body: SecretRotation,
    answer: IssuedWebhook,
    status: 201,
    problems: ['not-found'],
  }),
  test: endpoint({
    ...onOne,
    id: 'testWebhook',
    method: 'POST',
    path: '/v1/webhooks/{id}/test',
    summary: 'Send a test event and say what came of it',
    description: 'Sends one `webhook.test` at once, also where the webhook is not active.',
    answer: WebhookDelivery,
    status: 201,
    problems: ['not-found'],
  }),
  listDeliveries: endpoint({
    ...read,
    id: 'listWebhookDeliveries',
    path: '/v1/webhooks/{id}/deliveries',
    summary: 'Every attempt to send an event, the newest first',
    description: 'Kept for thirty days.',
    params: ById,
    query: PageQuery,
    answer: pageOf(WebhookDelivery),
    problems: ['not-found', 'invalid-cursor'],
  }),
  getDelivery: endpoint({
    ...read,
    id: 'getWebhookDelivery',
    path: '/v1/webhooks/{id}/deliveries/{delivery}',
    summary: 'Read one attempt to send an event',
    params: ById.extend({
      delivery: Id.meta({ description: 'The id of the attempt.', examples: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e11'] }),
    }),
    answer: WebhookDelivery,
    problems: ['not-found'],
  }),
  listDeadLetters: endpoint({
    ...read,
    id: 'listDeadLetters',
    path: '/v1/webhooks/{id}/deadletters',
    summary: 'Events that never arrived, the oldest first',
    description: 'Each was tried for three days. They are kept for thirty days, or until a replay arrives.',
    params: ById,
    query: PageQuery,
    answer: pageOf(WebhookDeadLetter),
    problems: ['not-found', 'invalid-cursor'],
  }),
  replay: endpoint({
    ...onOne,
    id: 'replayDeadLetters',
    method: 'POST',
    path: '/v1/webhooks/{id}/replays',
    summary: 'Send dead letters once more',
    description: 'Each is tried once, before what comes next, under its old id. What fails again stays a dead letter.',
    body: ReplayRequest,
    answer: Replay,
    status: 201,
    problems: ['not-found'],
  }),
};
