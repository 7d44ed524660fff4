import { ApiKey, ApiKeyDraft } from '@broadsheet/domain';
import { z } from 'zod';
import { ById, PageQuery, endpoint, pageOf } from './endpoint.ts';
import { overlapHours } from './overlap-hours.ts';
import { exampleOf } from './selection.ts';

const manage = { group: 'Keys', access: 'keys:manage' } as const;

/** A key with its token, which is shown this once. */
export const IssuedKey = z
  .strictObject({
    key: ApiKey,
    token: z.string().meta({ description: 'What to send as `Authorization: Bearer …`. It is not shown again.' }),
  })
  .meta({
    id: 'IssuedKey',
    description: 'A key with its token, which is shown this once.',
    examples: [{ key: exampleOf(ApiKey), token: 'bs_…' }],
  });
export type IssuedKey = z.infer<typeof IssuedKey>;

/** How a key gets another token. */
export const KeyRotation = z
  .strictObject({
    overlapHours: overlapHours('For how many hours the token before stays valid: none to 30 days.'),
  })
  .meta({ id: 'KeyRotation', description: 'How a key gets another token.', examples: [{ overlapHours: 24 }] });

/** Keys for the API: made, replaced and ended. Nobody makes one that may do more than they may. */
export const keys = {
  list: endpoint({
    ...manage,
    id: 'listKeys',
    method: 'GET',
    path: '/v1/keys',
    summary: 'List keys, the newest first',
    description: 'Also those that have ended.',
    query: PageQuery,
    answer: pageOf(ApiKey),
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    ...manage,
    id: 'getKey',
    method: 'GET',
    path: '/v1/keys/{id}',
    summary: 'Read one key',
    params: ById,
    answer: ApiKey,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...manage,
    id: 'createKey',
    method: 'POST',
    path: '/v1/keys',
    summary: 'Make a key',
    description: 'It may do nothing that whoever makes it may not. Its token is answered this once.',
    body: ApiKeyDraft,
    answer: IssuedKey,
    status: 201,
    problems: ['not-a-date-in-the-future'],
  }),
  rotate: endpoint({
    ...manage,
    id: 'rotateKey',
    method: 'POST',
    path: '/v1/keys/{id}/rotate',
    summary: 'Give a key another token',
    description: 'The token before stays valid for `overlapHours`; those before that one end at once.',
    params: ById,
    body: KeyRotation,
    answer: IssuedKey,
    status: 201,
    problems: ['not-found', 'key-ended'],
  }),
  revoke: endpoint({
    ...manage,
    id: 'revokeKey',
    method: 'POST',
    path: '/v1/keys/{id}/revoke',
    summary: 'End a key at once',
    description: 'All its tokens are refused from now on. To end it again changes nothing.',
    params: ById,
    answer: ApiKey,
    status: 200,
    isOneWay: true,
    problems: ['not-found'],
  }),
};
