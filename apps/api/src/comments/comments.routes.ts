import { contract } from '@broadsheet/api-contract';
import { locateArticle } from '../articles/articles.actions.ts';
import { holderOf } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { commentListsRoutes } from './comment-lists.routes.ts';
import { submitComment } from './comments.actions.ts';
import { moderateComment } from './moderation.actions.ts';

export function commentsRoutes(newsroom: Newsroom): Route[] {
  const { comments } = contract;
  return [
    ...commentListsRoutes(newsroom),
    // No redirect from a former slug: a 301 would turn the POST into a GET.
    route(comments.submit, async ({ params, body, caller, readerAddress, header }) => {
      const { id: articleId } = await locateArticle(newsroom, params.idOrSlug, caller);
      const ipAddress = readerAddress === '' ? null : readerAddress;
      const answer = await submitComment(newsroom, {
        ...{ articleId, submission: body, ipAddress },
        authorToken: header('author-token'),
      });
      return new Created(answer, `/v1/comments/${answer.comment.id}`);
    }),
    route(comments.approve, ({ params, precondition, caller }) =>
      moderateComment(newsroom, params.id, { action: 'approve', precondition, by: holderOf(caller) }),
    ),
    route(comments.reject, ({ params, precondition, caller }) =>
      moderateComment(newsroom, params.id, { action: 'reject', precondition, by: holderOf(caller) }),
    ),
    route(comments.spam, ({ params, precondition, caller }) =>
      moderateComment(newsroom, params.id, { action: 'spam', precondition, by: holderOf(caller) }),
    ),
  ];
}
