import { contract, type ArticleListQuery } from '@broadsheet/api-contract';
import { findAuthorId } from '../authors/authors.actions.ts';
import { assertMay, type Caller } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { answerPage } from '../http/pagination.ts';
import { Created, Moved } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { findSectionId } from '../sections/sections.actions.ts';
import { findTagId } from '../tags/tags.actions.ts';
import { createArticle, patchArticle, readArticle, removeArticle } from './articles.actions.ts';
import { listArticles, type ArticleFilter } from './articles.store.ts';
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
    route(articles.list, ({ query, caller }) => answerList(newsroom, query, caller)),
    route(articles.get, async ({ params, caller }) => {
      const found = await readArticle(newsroom, params.idOrSlug, caller);
      return 'movedTo' in found ? new Moved(`/v1/articles/${encodeURIComponent(found.movedTo)}`) : found;
    }),
    route(
      articles.create,
      async ({ body }) => {
        const article = await createArticle(newsroom, body);
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

async function answerList(newsroom: Newsroom, query: ArticleListQuery, caller: Caller) {
  if (query.status !== 'published') assertMay(caller, 'drafts:read', `what is ${query.status}`);
  const filter = await toFilter(newsroom.db, query);
  if (!filter) return { items: [], next: null };
  const sign = (text: string) => newsroom.vault.hash('cursor', text);
  return answerPage({ order: `articles ${query.status}`, cursor: query.after, sign }, (after) =>
    listArticles(newsroom.db, filter, { limit: query.limit, after }),
  );
}

/** The filter by ids; undefined where it names what is not there, so that no article can fit. */
async function toFilter(db: Newsroom['db'], query: ArticleListQuery): Promise<ArticleFilter | undefined> {
  const { status, kind, language, section, author, tag } = query;
  const sectionId = section === undefined ? undefined : await findSectionId(db, section);
  const authorId = author === undefined ? undefined : await findAuthorId(db, author);
  const tagId = tag === undefined ? undefined : await findTagId(db, tag);
  const isUnknown = [
    [section, sectionId],
    [author, authorId],
    [tag, tagId],
  ].some(([asked, id]) => asked !== undefined && id === undefined);
  return isUnknown ? undefined : { status, kind, language, sectionId, authorId, tagId };
}
