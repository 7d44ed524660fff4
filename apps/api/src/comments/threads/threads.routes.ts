import { contract } from '@broadsheet/api-contract';
import { locateArticle } from '../../articles/locating.actions.ts';
import { route, type Route } from '../../http/endpoint-handler.ts';
import { Moved } from '../../http/reply.ts';
import { withQuery } from '../../http/with-query.ts';
import type { Newsroom } from '../../newsroom.ts';
import { listReplies, listThreads, locateComment } from './threads.actions.ts';

export function threadsRoutes(newsroom: Newsroom): Route[] {
  const { threads } = contract;
  return [
    route(threads.listForArticle, async ({ params, query, caller }) => {
      const article = await locateArticle(newsroom, params.idOrSlug, caller);
      if (!('movedTo' in article)) return listThreads(newsroom, article.id, query);
      return new Moved(withQuery(`/v1/articles/${encodeURIComponent(article.movedTo)}/threads`, query));
    }),
    route(threads.listReplies, ({ params, query, caller }) =>
      listReplies(newsroom, { threadId: params.id, caller }, query),
    ),
    route(threads.locate, ({ params, caller }) => locateComment(newsroom, params.id, caller)),
  ];
}
