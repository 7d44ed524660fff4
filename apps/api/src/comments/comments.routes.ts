import { contract } from '@broadsheet/api-contract';
import { authorCookie } from '@broadsheet/service';
import { locateArticle } from '../articles/locating.actions.ts';
import { holderOf } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { authorTokenOf } from '../http/author-token.ts';
import { Created, WithHeaders } from '../http/reply.ts';
import { isFromOwnPage, type OriginHeaders } from '../http/same-origin.ts';
import type { Newsroom } from '../newsroom.ts';
import { authoringRoutes } from './authoring/authoring.routes.ts';
import { commentListsRoutes } from './lists/comment-lists.routes.ts';
import { submitComment } from './comments.actions.ts';
import { moderateComment } from './moderation.actions.ts';

/** The routes of comments. Where the site is reached over HTTPS, an author's cookie goes over nothing else. */
export function commentsRoutes(newsroom: Newsroom, { publicUrl }: { publicUrl: string }): Route[] {
  const { comments } = contract;
  const isSecure = publicUrl.startsWith('https:');
  return [
    ...commentListsRoutes(newsroom),
    ...authoringRoutes(newsroom),
    // No redirect from a former slug: a 301 would turn the POST into a GET.
    route(comments.submit, async ({ params, query, body, caller, readerAddress, header }) => {
      const { id: articleId } = await locateArticle(newsroom, params.idOrSlug, caller);
      const ipAddress = readerAddress === '' ? null : readerAddress;
      const authorToken = authorTokenOf(header, { isSecure });
      const answer = await submitComment(newsroom, { articleId, submission: body, ipAddress, authorToken });
      const location = `/v1/comments/${answer.comment.id}`;
      if (!isFromOwnPage(originOf(header), publicUrl)) return new Created(answer, location);
      const cookie = authorCookie(answer.authorToken, { isSecure, isRemembered: query.remember });
      return new WithHeaders(new Created({ ...answer, authorToken: null }, location), { 'set-cookie': cookie });
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

function originOf(header: (name: string) => string | undefined): OriginHeaders {
  return { 'sec-fetch-site': header('sec-fetch-site'), origin: header('origin'), host: header('host') };
}
