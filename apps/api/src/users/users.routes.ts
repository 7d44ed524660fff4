import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { createUser, getUser, listUsers, resetPassword, updateUser } from './users.actions.ts';

export function usersRoutes(newsroom: Newsroom): Route[] {
  const { users } = contract;
  return [
    route(users.list, ({ query }) => listUsers(newsroom, query)),
    route(users.get, ({ params }) => getUser(newsroom, params.id)),
    route(users.create, async ({ body, caller }) => {
      const made = await createUser(newsroom, body, caller);
      return new Created(made, `/v1/users/${made.user.id}`);
    }),
    route(users.update, ({ params: { id }, precondition, caller, body }) =>
      updateUser(newsroom, { id, precondition, caller }, body),
    ),
    route(users.resetPassword, ({ params: { id }, precondition, caller, body }) =>
      resetPassword(newsroom, { id, precondition, caller }, body.password),
    ),
  ];
}
