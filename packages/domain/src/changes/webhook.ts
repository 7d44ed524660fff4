// A webhook tells another system what happens here (Standard Webhooks 1.0).
import { z } from 'zod';
import { ChangeType } from './change.ts';
import { ChangeTypePattern } from './change-filter.ts';
import { Id } from '../values/identifier.ts';
import { optionalLine } from '../text/plain-text.ts';
import { Timestamp } from '../values/timestamp.ts';
import { WebAddress } from '../values/web-address.ts';

/** Whether a webhook hears of what readers can see, or of everything, drafts and waiting comments too. */
export const WebhookCover = /* @__PURE__ */ z.enum(['public', 'all']).meta({
  id: 'WebhookCover',
  description: 'Whether it hears of what readers can see, or of everything. `all` needs the scope `drafts:read`, too.',
  examples: ['public'],
});
export type WebhookCover = z.infer<typeof WebhookCover>;

/** Why nothing is sent: an editor said so, the receiver answered 410, or nothing had arrived for too long. */
export const WebhookDisabledBecause = /* @__PURE__ */ z.enum(['by-hand', 'gone', 'failing']).meta({
  id: 'WebhookDisabledBecause',
  description: 'Somebody said so; the receiver answered 410 (Gone); or nothing had arrived there for a week.',
  examples: ['gone'],
});
export type WebhookDisabledBecause = z.infer<typeof WebhookDisabledBecause>;

/** What is sent: every type of change, and the test that somebody asks for. */
export const WebhookEventType = /* @__PURE__ */ z.enum([...ChangeType.options, 'webhook.test']).meta({
  id: 'WebhookEventType',
  description: 'What happened, or `webhook.test` where somebody tried the webhook.',
  examples: ['article.published'],
});
export type WebhookEventType = z.infer<typeof WebhookEventType>;

const place = z.string().regex(/^(?:latest|\d{1,15})$/, 'Must be a place in the change log, or `latest`.');

const fields = {
  url: WebAddress.meta({
    description: 'Where events are sent: https, on the open internet.',
    examples: ['https://hooks.example.org/broadsheet'],
  }),
  description: optionalLine(400),
  types: z
    .array(ChangeTypePattern)
    .min(1)
    .max(50)
    .meta({ description: 'Which events are sent.', examples: [['article.*', 'comment.approved']] }),
  covers: WebhookCover,
  after: place.meta({
    description: 'Events after this place in the change log are sent; `latest` skips what has happened so far.',
    examples: ['latest'],
  }),
  isActive: z.boolean().meta({ description: 'Whether anything is sent. It keeps its place meanwhile.' }),
};

/** What makes a webhook. */
export const WebhookDraft = /* @__PURE__ */ z
  .strictObject({
    url: fields.url,
    description: fields.description.default(''),
    types: fields.types.default(['*']),
    covers: fields.covers.default('public'),
    after: fields.after.default('latest'),
    isActive: fields.isActive.default(true),
  })
  .meta({
    id: 'WebhookDraft',
    description: 'A new webhook.',
    examples: [{ url: 'https://hooks.example.org/broadsheet', types: ['article.*', 'comment.approved'] }],
  });
export type WebhookDraft = z.infer<typeof WebhookDraft>;

/** A change to a webhook, as JSON Merge Patch (RFC 7396): what is absent stays. */
export const WebhookPatch = /* @__PURE__ */ z
  .strictObject(fields)
  .partial()
  .meta({ id: 'WebhookPatch', description: 'A change to a webhook.', examples: [{ types: ['article.published'] }] });
export type WebhookPatch = z.infer<typeof WebhookPatch>;

const exampleWebhook = {
  id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e10',
  url: 'https://hooks.example.org/broadsheet',
  description: '',
  types: ['article.*' as const, 'comment.approved' as const],
  covers: 'public' as const,
  isActive: true,
  hasSecret: true,
  disabledBecause: null,
  after: '42',
  attempts: 0,
  nextAttemptAt: null,
  failingSince: null,
  formerSecretUntil: null,
  createdAt: '2026-11-23T08:30:00.000Z',
  updatedAt: '2026-11-23T08:30:00.000Z',
  version: 1,
};

/** A webhook, and how it fares. Its secret is shown when it is made, and never again. */
export const Webhook = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    url: z.string(),
    description: z.string(),
    types: z.array(ChangeTypePattern),
    covers: WebhookCover,
    isActive: z.boolean(),
    hasSecret: z
      .boolean()
      .meta({ description: 'False where it was imported: nothing is sent before it was given one.' }),
    disabledBecause: WebhookDisabledBecause.nullable(),
    after: z.string().meta({ description: 'Its place in the change log: it has had, or needs not, all up to here.' }),
    attempts: z.int().min(0).meta({ description: 'How often the next event has been tried without success.' }),
    nextAttemptAt: Timestamp.nullable().meta({ description: 'When that event is tried again.' }),
    failingSince: Timestamp.nullable().meta({ description: 'Since when nothing has arrived. Null where all is well.' }),
    formerSecretUntil: Timestamp.nullable().meta({ description: 'Until when events are signed by two secrets.' }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.int().positive(),
  })
  .meta({ id: 'Webhook', description: 'A webhook, and how it fares.', examples: [exampleWebhook] });
export type Webhook = z.infer<typeof Webhook>;

/** One attempt to send an event. */
export const WebhookDelivery = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    eventId: z.string().meta({ description: 'The `webhook-id` header: the same at each attempt.' }),
    type: WebhookEventType,
    attempt: z.int().positive().meta({ description: 'The how manieth attempt of this event it was.' }),
    at: Timestamp,
    isDelivered: z.boolean().meta({ description: 'Whether the receiver answered with 2xx.' }),
    status: z.int().nullable().meta({ description: 'The HTTP status; null where no answer came.' }),
    durationMs: z.int().min(0),
    error: z.string().nullable().meta({ description: 'Why it is not delivered.' }),
    response: z.string().nullable().meta({ description: 'How the body of the answer begins.' }),
  })
  .meta({
    id: 'WebhookDelivery',
    description: 'One attempt to send an event.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e11',
        eventId: 'msg_42_pVJcAgiVdu2oXwUe',
        type: 'article.published',
        attempt: 1,
        at: '2026-11-23T08:30:00.000Z',
        isDelivered: false,
        status: 503,
        durationMs: 120,
        error: 'The receiver answered 503.',
        response: 'Down for maintenance',
      },
    ],
  });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** An event that never arrived. It can be sent again. */
export const WebhookDeadLetter = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    eventId: z.string(),
    type: ChangeType,
    attempts: z.int().positive(),
    diedAt: Timestamp,
    error: z.string().meta({ description: 'What the last attempt came to.' }),
    replayAskedAt: Timestamp.nullable().meta({ description: 'Since when it waits to be sent once more.' }),
  })
  .meta({
    id: 'WebhookDeadLetter',
    description: 'An event that never arrived.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e12',
        eventId: 'msg_42_pVJcAgiVdu2oXwUe',
        type: 'article.published',
        attempts: 10,
        diedAt: '2026-11-26T08:30:00.000Z',
        error: 'The receiver answered 503.',
        replayAskedAt: null,
      },
    ],
  });
export type WebhookDeadLetter = z.infer<typeof WebhookDeadLetter>;

const exampleEvent = {
  type: 'article.published' as const,
  timestamp: '2026-11-22T20:00:00.000Z',
  data: { id: '42', subjects: ['article:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05'] },
};

/** The body of what is sent. It says what happened to what; what that looks like now is read from the API. */
export const WebhookEvent = /* @__PURE__ */ z
  .strictObject({
    type: WebhookEventType,
    timestamp: Timestamp.meta({ description: 'When it happened.' }),
    data: z.strictObject({
      id: z.string().meta({ description: 'Its place in the change log; empty for a test.' }),
      subjects: z.array(z.string()),
    }),
  })
  .meta({ id: 'WebhookEvent', description: 'The body of what a webhook is sent.', examples: [exampleEvent] });
export type WebhookEvent = z.infer<typeof WebhookEvent>;
