import { contract } from '@broadsheet/api-contract';
import { authorTokenOf } from '../../http/author-token.ts';
import { route, type Route } from '../../http/endpoint-handler.ts';
import type { Newsroom } from '../../newsroom.ts';
import { deleteComment, editComment } from './authoring.actions.ts';
import { listOwnComments } from './own-comments.actions.ts';

export function authoringRoutes(newsroom: Newsroom): Route[] {
  const { ownComments } = contract;
  return [
    route(ownComments.list, ({ query, header }) => listOwnComments(newsroom, authorTokenOf(header), query), {
      isKept: false,
    }),
    route(ownComments.edit, ({ params: { id }, body, precondition, header }) =>
      editComment(newsroom, { id, precondition, authorToken: authorTokenOf(header) }, body.body),
    ),
    route(ownComments.remove, async ({ params: { id }, precondition, header, caller }) => {
      await deleteComment(newsroom, { id, precondition, authorToken: authorTokenOf(header) }, caller);
      return undefined;
    }),
  ];
}
