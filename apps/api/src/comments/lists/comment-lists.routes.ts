import { contract } from '@broadsheet/api-contract';
import { locateArticle } from '../../articles/locating.actions.ts';
import { route, type Route } from '../../http/endpoint-handler.ts';
import { Moved } from '../../http/reply.ts';
import { withQuery } from '../../http/with-query.ts';
import type { Newsroom } from '../../newsroom.ts';
import { embed, listCommentsOfArticle, listModeratedComments } from './comment-lists.actions.ts';
import { getModeratedComment } from '../moderation.actions.ts';

export function commentListsRoutes(newsroom: Newsroom): Route[] {
  const { comments } = contract;
  return [
    route(comments.listForArticle, async ({ params, query, caller }) => {
      const article = await locateArticle(newsroom, params.idOrSlug, caller);
      if (!('movedTo' in article)) return listCommentsOfArticle(newsroom, article.id, query);
      return new Moved(withQuery(`/v1/articles/${encodeURIComponent(article.movedTo)}/comments`, query));
    }),
    route(comments.list, ({ query }) => listModeratedComments(newsroom, query)),
    route(comments.get, async ({ params, query }) => {
      const comment = await getModeratedComment(newsroom, params.id);
      const [whole = comment] = await embed(newsroom, [comment], query.include);
      return whole;
    }),
  ];
}
