// On which page of a discussion a comment is.
import type { Client, CommentPlace } from '@broadsheet/api-contract';
import { articlePath, pathAfter, threadPath } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import { loadDiscussion, repliesPerPage } from './load-discussion.ts';

/**
 * The path to a comment, with where it is on that page; undefined where readers do not see it. Where the page of its
 * article is to be spared, it is that of its thread.
 */
export async function findCommentPage(
  client: Client,
  id: string,
  { sparesArticle }: { readonly sparesArticle: boolean },
): Promise<string | undefined> {
  const place = await findOrNothing(client.threads.locate({ id }));
  if (!place) return undefined;
  const path = !sparesArticle && (await isOnArticle(client, place)) ? articlePath(place.article.slug) : undefined;
  return `${path ?? (await pageOfThread(client, place))}#comment-${id}`;
}

async function isOnArticle(client: Client, { comment, article }: CommentPlace): Promise<boolean> {
  // The notices of other sites are listed there.
  if (comment.kind !== 'comment') return true;
  const whole = await findOrNothing(client.articles.get({ idOrSlug: article.id }));
  const discussion = whole && (await loadDiscussion(client, whole, { sort: 'oldest' }));
  const thread = discussion?.threads.find((each) => each.comment.id === comment.threadId);
  return thread !== undefined && [thread.comment, ...thread.replies].some(({ id }) => id === comment.id);
}

async function pageOfThread(
  client: Client,
  { comment: { id, threadId }, article, repliesAfter }: CommentPlace,
): Promise<string> {
  const path = threadPath(articlePath(article.slug), threadId);
  if (repliesAfter === null) return path;
  const first = await findOrNothing(client.threads.listReplies({ id: threadId, limit: repliesPerPage }));
  return first?.items.some((reply) => reply.id === id) === true ? path : pathAfter(path, repliesAfter);
}
