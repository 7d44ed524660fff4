import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created, Moved } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { articleListsRoutes } from './article-lists.routes.ts';
import { createArticle, patchArticle, readArticle, removeArticle } from './articles.actions.ts';
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
    route(articles.get, async ({ params, caller }) => {
      const found = await readArticle(newsroom, params.idOrSlug, caller);
      return 'movedTo' in found ? new Moved(`/v1/articles/${encodeURIComponent(found.movedTo)}`) : found;
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
