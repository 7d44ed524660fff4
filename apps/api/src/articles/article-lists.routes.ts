import { contract, type ArticleListQuery } from '@broadsheet/api-contract';
import { findAuthorId } from '../authors/authors.actions.ts';
import { assertMayAtAll, onlyOwner, type Caller } from '../caller.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { answerPage } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import { selectArticlesWith } from '../search/search.actions.ts';
import { findSectionId } from '../sections/sections.actions.ts';
import { findTagId } from '../tags/tags.actions.ts';
import { embedRelations } from './article-embeds.actions.ts';
import { countArticles, listArticles, type ArticleExtent } from './article-lists.store.ts';
import type { ArticleFilter, ArticleOrder } from './article-order.store.ts';

export function articleListsRoutes(newsroom: Newsroom): Route[] {
  return [route(contract.articles.list, ({ query, caller }) => answerList(newsroom, query, caller))];
}

async function answerList(newsroom: Newsroom, query: ArticleListQuery, caller: Caller) {
  const hidden = query.status.filter((status) => status !== 'published');
  if (hidden.length > 0) assertMayAtAll(caller, 'drafts:read', `what is ${hidden.join(' or ')}`);
  const filter = await toFilter(newsroom, query, hidden.length > 0 ? onlyOwner(caller, 'drafts:read') : undefined);
  if (!filter) return { items: [], next: null, ...(query.count && { total: 0 }) };
  const order = orders[query.sort];
  const sign = (text: string) => newsroom.vault.hash('cursor', text);
  const asked = { order: `articles ${query.sort}`, filter, cursor: query.after, sign };
  const extent = extentOf(query);
  const page = await answerPage(asked, (after) =>
    listArticles(newsroom, filter, { order, after, limit: query.limit, extent }),
  );
  return {
    ...page,
    items: await embedRelations(newsroom.db, page.items, query.include),
    ...(query.count && { total: await countArticles(newsroom, filter) }),
  };
}

// What is dropped from the answer anyway is not even read.
function extentOf({ fields, include }: ArticleListQuery): ArticleExtent {
  const isAsked = (name: string) =>
    (fields ?? []).some((each) => each === name) || (include ?? []).some((each) => each === name);
  return {
    parts: { authors: !fields || isAsked('authors'), tags: !fields || isAsked('tags') },
    texts: (['body', 'sources', 'corrections'] as const).filter(isAsked),
  };
}

const orders: Readonly<Record<ArticleListQuery['sort'], ArticleOrder>> = {
  '-published': { by: 'published', isLatestFirst: true },
  published: { by: 'published', isLatestFirst: false },
  '-updated': { by: 'updated', isLatestFirst: true },
  updated: { by: 'updated', isLatestFirst: false },
};

/** The filter by ids; undefined where it names what is not there, so that no article can fit. */
async function toFilter(
  newsroom: Newsroom,
  query: ArticleListQuery,
  ownerId: string | undefined,
): Promise<ArticleFilter | undefined> {
  const { db } = newsroom;
  const { status, kind, language, section, author, tag, text } = query;
  const sectionId = section === undefined ? undefined : await findSectionId(db, section);
  const authorId = author === undefined ? undefined : await findAuthorId(db, author);
  const tagId = tag === undefined ? undefined : await findTagId(db, tag);
  const found = text === undefined ? undefined : await selectArticlesWith(newsroom, text, status);
  const isUnknown = [
    [section, sectionId],
    [author, authorId],
    [tag, tagId],
    [text, found],
  ].some(([asked, id]) => asked !== undefined && id === undefined);
  if (isUnknown) return undefined;
  return {
    statuses: status,
    kinds: kind,
    sectionId,
    authorId,
    tagId,
    language,
    text,
    found,
    published: { from: query.publishedFrom, before: query.publishedBefore },
    updated: { from: query.updatedFrom, before: query.updatedBefore },
    ownerId,
  };
}
