import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created, Moved } from '../http/reply.ts';
import { withQuery } from '../http/with-query.ts';
import type { Newsroom } from '../newsroom.ts';
import { embedRelations } from './article-embeds.actions.ts';
import { articleListsRoutes } from './article-lists.routes.ts';
import { createArticle, patchArticle, removeArticle } from './articles.actions.ts';
import { readArticle } from './locating.actions.ts';
import {
  publishArticle,
  returnArticle,
  scheduleArticle,
  submitArticle,
  withdrawArticle,
} from './publishing.actions.ts';

const { articles } = contract;
// The longest text that the domain takes, as JSON in any script.
const longText = { bodyLimit: 8_000_000 };

export function articlesRoutes(newsroom: Newsroom): Route[] {
  return [
    ...articleListsRoutes(newsroom),
    route(articles.get, async ({ params, query, caller }) => {
      const found = await readArticle(newsroom, params.idOrSlug, caller);
      if ('movedTo' in found) {
        return new Moved(withQuery(`/v1/articles/${encodeURIComponent(found.movedTo)}`, query));
      }
      const [article = found] = await embedRelations(newsroom.db, [found], query.include);
      return article;
    }),
    route(
      articles.create,
      async ({ body, caller }) => {
        const article = await createArticle(newsroom, body, caller);
        return new Created(article, `/v1/articles/${article.id}`);
      },
      longText,
    ),
    route(
      articles.update,
      ({ params: { idOrSlug }, precondition, caller, body }) =>
        patchArticle(newsroom, { idOrSlug, precondition, caller }, body),
      longText,
    ),
    route(articles.remove, ({ params: { idOrSlug }, precondition, caller }) =>
      removeArticle(newsroom, { idOrSlug, precondition, caller }),
    ),
    route(articles.submit, ({ params: { idOrSlug }, precondition, caller }) =>
      submitArticle(newsroom, { idOrSlug, precondition, caller }),
    ),
    route(articles.return, ({ params: { idOrSlug }, precondition, caller }) =>
      returnArticle(newsroom, { idOrSlug, precondition, caller }),
    ),
    route(articles.schedule, ({ params: { idOrSlug }, precondition, caller, body }) =>
      scheduleArticle(newsroom, { idOrSlug, precondition, caller }, body.at),
    ),
    route(articles.publish, ({ params: { idOrSlug }, precondition, caller }) =>
      publishArticle(newsroom, { idOrSlug, precondition, caller }),
    ),
    route(articles.withdraw, ({ params: { idOrSlug }, precondition, caller }) =>
      withdrawArticle(newsroom, { idOrSlug, precondition, caller }),
    ),
  ];
}
