import type { CommentListQuery, ModerationQueueQuery } from '@broadsheet/api-contract';
import type { ModeratedComment } from '@broadsheet/domain';
import { findDiscussed } from '../../articles/article-embeds.actions.ts';
import { answerPage, type PageAsked } from '../../http/pagination.ts';
import { findClaims } from '../../moderation/claims-seen.actions.ts';
import type { Newsroom } from '../../newsroom.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { CommentFilter } from './comment-filter.store.ts';
import { openComment } from '../commenter.ts';
import { countComments, listPublicComments, listStoredComments, type CommentPage } from './comment-lists.store.ts';
import { findQueueFilter } from './queue.actions.ts';

/** What is asked of a list of comments; where nothing else is said, it is all of them, the oldest first. */
type Asked = Partial<CommentListQuery> & Pick<CommentListQuery, 'limit'>;
type AskedOfQueue = Omit<Partial<ModerationQueueQuery>, 'status'> & Pick<ModerationQueueQuery, 'status' | 'limit'>;

/** The approved comments on an article as readers see them. Throws `invalid-cursor`. */
export async function listCommentsOfArticle({ db, vault }: Newsroom, articleId: string, query: Asked) {
  const { kind, createdFrom, createdBefore, pick } = query;
  const created = { from: createdFrom, before: createdBefore };
  // Without it, the filter is as it was, so that cursors stay good.
  const filter = { kinds: kind, created, status: 'approved', articleId, ...(pick && { isPick: true }) } as const;
  const page = await answerPage(askedOf(query, filter, vault), (after) =>
    listPublicComments(db, filter, { ...pageOf(query), after }),
  );
  return { ...page, ...(query.count && { total: await countComments(db, filter) }) };
}

/** The comments in one state as moderators see them. Throws `invalid-cursor`. */
export async function listModeratedComments(newsroom: Newsroom, query: AskedOfQueue) {
  const { db, vault } = newsroom;
  const filter = await findQueueFilter(db, query);
  if (!filter) return { items: [], next: null, ...(query.count && { total: 0 }) };
  const page = await answerPage(askedOf(query, filter, vault), (after) =>
    listStoredComments(db, filter, { ...pageOf(query), after }),
  );
  const opened = page.items.map((comment) => openComment(newsroom, comment));
  return {
    ...page,
    items: await embed(newsroom, opened, query.include),
    ...(query.count && { total: await countComments(db, filter) }),
  };
}

/** `comments` with what `include` asks for: the articles that they stand under, and who has them in hand. */
export async function embed<C extends ModeratedComment>(
  newsroom: Newsroom,
  comments: readonly C[],
  include: readonly string[] = [],
): Promise<C[]> {
  const withArticles = await embedArticles(newsroom, comments, include);
  if (!include.includes('claim')) return withArticles;
  const claims = await findClaims(
    newsroom,
    comments.map(({ id }) => id),
  );
  return withArticles.map((comment) => ({ ...comment, claim: claims.get(comment.id) ?? null }));
}

async function embedArticles<C extends ModeratedComment>(
  { db }: Newsroom,
  comments: readonly C[],
  include: readonly string[],
): Promise<C[]> {
  if (!include.includes('article')) return [...comments];
  const articles = await findDiscussed(
    db,
    comments.map(({ articleId }) => articleId),
  );
  return comments.map((comment) => ({ ...comment, article: articles.get(comment.articleId) }));
}

function pageOf({ sort = 'created', limit }: Asked | AskedOfQueue): Omit<CommentPage, 'after'> {
  return { order: sort, limit };
}

function askedOf({ sort = 'created', after }: Asked | AskedOfQueue, filter: CommentFilter, vault: Vault): PageAsked {
  return { order: `comments ${sort}`, filter, cursor: after, sign: (text) => vault.hash('cursor', text) };
}
