import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { createBan, getBan, listBans, removeBan } from './bans.actions.ts';

export function bansRoutes(newsroom: Newsroom): Route[] {
  const { commentBans } = contract;
  return [
    route(commentBans.list, ({ query }) => listBans(newsroom, query)),
    route(commentBans.get, ({ params }) => getBan(newsroom, params.id)),
    route(commentBans.create, async ({ body, caller }) => {
      const ban = await createBan(newsroom, body, caller);
      return new Created(ban, `/v1/comment-bans/${ban.id}`);
    }),
    route(commentBans.remove, async ({ params }) => {
      await removeBan(newsroom, params.id);
      return undefined;
    }),
  ];
}
