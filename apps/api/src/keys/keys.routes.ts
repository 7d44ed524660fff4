import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { createKey, getKey, listKeys, revokeKey, rotateKey } from './keys.actions.ts';

export function keysRoutes(newsroom: Newsroom): Route[] {
  const { keys } = contract;
  return [
    route(keys.list, ({ query }) => listKeys(newsroom, query)),
    route(keys.get, ({ params }) => getKey(newsroom, params.id)),
    route(keys.create, async ({ body, caller }) => {
      const issued = await createKey(newsroom, body, caller);
      return new Created(issued, `/v1/keys/${issued.key.id}`);
    }),
    route(keys.rotate, async ({ params: { id }, body: { overlapHours }, caller }) => {
      const issued = await rotateKey(newsroom, { id, overlapHours }, caller);
      return new Created(issued, `/v1/keys/${id}`);
    }),
    route(keys.revoke, ({ params, caller }) => revokeKey(newsroom, params.id, caller)),
  ];
}
