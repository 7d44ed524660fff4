// What the API says of a discussion, for tests that keep one in a list.
import type { CommentPlace, CommentThread } from '@broadsheet/api-contract';
import type { Article, PublicComment } from '@broadsheet/domain';

/** A list of comments, the oldest first, and the articles that they may stand under. */
export interface Discussed {
  readonly comments: readonly PublicComment[];
  readonly articles: readonly Article[];
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The threads among `comments`. A cursor is the place in the list. */
export function listThreads({ comments }: Discussed, query: URLSearchParams): Page<CommentThread> {
  const most = Number(query.get('replies') ?? 3);
  const threads = comments
    .filter((each) => each.kind === 'comment' && rootOf(comments, each) === each)
    .map((comment) => {
      const all = repliesTo(comments, comment);
      const replyCount = all.filter(({ isRemoved }) => !isRemoved).length;
      return { comment, replyCount, replies: all.slice(0, most), nextReplies: all.length > most ? `${most}` : null };
    });
  const sort = query.get('sort');
  if (sort === 'newest') threads.reverse();
  if (sort === 'most-discussed') threads.sort((one, other) => other.replyCount - one.replyCount);
  return pageOf(threads, query);
}

/** The replies in the thread that the comment `id` began. */
export function listReplies(
  { comments }: Discussed,
  id: string,
  query: URLSearchParams,
): Page<PublicComment> | undefined {
  const root = comments.find((each) => each.id === id);
  return root && pageOf(repliesTo(comments, root), query);
}

/** Where the comment `id` stands. */
export function locate({ comments, articles }: Discussed, id: string): CommentPlace | undefined {
  const comment = comments.find((each) => each.id === id);
  const article = comment && articles.find((each) => each.id === comment.articleId);
  if (!article) return undefined;
  const replies = repliesTo(comments, rootOf(comments, comment));
  const before = replies.findIndex((each) => each.id === id);
  return {
    comment: threaded(comments, comment),
    article: { id: article.id, slug: article.slug, title: article.title },
    replyCount: replies.length,
    repliesAfter: before > 0 ? `${before}` : null,
  };
}

function repliesTo(comments: readonly PublicComment[], root: PublicComment): PublicComment[] {
  return comments
    .filter((each) => each !== root && rootOf(comments, each) === root)
    .map((each) => ({ ...each, threadId: root.id }));
}

function threaded(comments: readonly PublicComment[], comment: PublicComment): PublicComment {
  return { ...comment, threadId: rootOf(comments, comment).id };
}

function rootOf(comments: readonly PublicComment[], comment: PublicComment): PublicComment {
  const parent = comments.find(({ id }) => id === comment.parentId);
  return parent ? rootOf(comments, parent) : comment;
}

function pageOf<Item>(items: readonly Item[], query: URLSearchParams): Page<Item> {
  const start = Number(query.get('after') ?? 0);
  const end = start + Number(query.get('limit') ?? 20);
  return { items: items.slice(start, end), next: end < items.length ? `${end}` : null };
}
