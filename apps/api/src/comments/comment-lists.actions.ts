import type { CommentListQuery, ModerationQueueQuery } from '@broadsheet/api-contract';
import type { ModeratedComment } from '@broadsheet/domain';
import { findDiscussed } from '../articles/article-embeds.actions.ts';
import { findArticleId } from '../articles/articles.actions.ts';
import { answerPage, type PageAsked } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import { openComment } from './commenter.ts';
import {
  countComments,
  listPublicComments,
  listStoredComments,
  type CommentFilter,
  type CommentPage,
} from './comment-lists.store.ts';

/** What is asked of a list of comments; where nothing else is said, it is all of them, the oldest first. */
type Asked = Partial<CommentListQuery> & Pick<CommentListQuery, 'limit'>;

/** The approved comments on an article as readers see them. Throws `invalid-cursor`. */
export async function listCommentsOfArticle({ db, vault }: Newsroom, articleId: string, query: Asked) {
  const filter = { ...filterOf(query), status: 'approved', articleId } as const;
  const page = await answerPage(askedOf(query, filter, vault), (after) =>
    listPublicComments(db, filter, { ...pageOf(query), after }),
  );
  return { ...page, ...(query.count && { total: await countComments(db, filter) }) };
}

/** The comments in one state as moderators see them. Throws `invalid-cursor`. */
export async function listModeratedComments(
  newsroom: Newsroom,
  query: Asked & Pick<ModerationQueueQuery, 'status' | 'article' | 'include'>,
) {
  const { db, vault } = newsroom;
  const articleId = query.article === undefined ? undefined : await findArticleId(db, query.article);
  if (query.article !== undefined && articleId === undefined) {
    return { items: [], next: null, ...(query.count && { total: 0 }) };
  }
  const filter = { ...filterOf(query), status: query.status, articleId };
  const page = await answerPage(askedOf(query, filter, vault), (after) =>
    listStoredComments(db, filter, { ...pageOf(query), after }),
  );
  const opened = page.items.map((comment) => openComment(newsroom, comment));
  return {
    ...page,
    items: await embedArticles(newsroom, opened, query.include),
    ...(query.count && { total: await countComments(db, filter) }),
  };
}

/** `comments` with the articles that they stand under, where `include` asks for them. */
export async function embedArticles<C extends ModeratedComment>(
  { db }: Newsroom,
  comments: readonly C[],
  include: readonly string[] = [],
): Promise<C[]> {
  if (!include.includes('article')) return [...comments];
  const articles = await findDiscussed(
    db,
    comments.map(({ articleId }) => articleId),
  );
  return comments.map((comment) => ({ ...comment, article: articles.get(comment.articleId) }));
}

function filterOf({ kind, createdFrom, createdBefore }: Partial<CommentListQuery>): Omit<CommentFilter, 'status'> {
  return { kinds: kind, created: { from: createdFrom, before: createdBefore } };
}

function pageOf({ sort, limit }: Asked): Omit<CommentPage, 'after'> {
  return { isLatestFirst: sort === '-created', limit };
}

function askedOf(
  { sort = 'created', after }: Partial<CommentListQuery>,
  filter: CommentFilter,
  vault: Vault,
): PageAsked {
  return { order: `comments ${sort}`, filter, cursor: after, sign: (text) => vault.hash('cursor', text) };
}
