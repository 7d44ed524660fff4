import type { CommentPlace, CommentThread, ThreadListQuery } from '@broadsheet/api-contract';
import type { PublicComment } from '@broadsheet/domain';
import { findDiscussed } from '../../articles/article-embeds.actions.ts';
import { isVisible } from '../../articles/locating.actions.ts';
import type { Caller } from '../../caller.ts';
import { answerPage, cursorAt, type PageAsked } from '../../http/pagination.ts';
import type { Newsroom } from '../../newsroom.ts';
import { Refusal } from '../../refusal.ts';
import * as store from './threads.store.ts';

/** The threads of an article, each with its first replies. Throws `invalid-cursor`. */
export async function listThreads(
  { db, vault }: Newsroom,
  articleId: string,
  { sort, replies: replyLimit, limit, after: cursor }: ThreadListQuery,
): Promise<{ items: CommentThread[]; next: string | null }> {
  const asked = { order: `threads ${sort}`, filter: { articleId }, cursor, sign: signerOf(vault) };
  const { items: starts, next } = await answerPage(asked, (after) =>
    store.listThreadStarts(db, { articleId, sort, after, limit }),
  );
  const answered = starts.filter(({ replyCount }) => replyCount > 0).map(({ comment }) => comment.id);
  const found = await store.listFirstReplies(db, answered, replyLimit);
  const removed = await removedAmong(db, [...found.values()].flat());
  const items = starts.map((start) => {
    const { id } = start.comment;
    const first = (found.get(id) ?? []).slice(0, replyLimit);
    const hasMore = (found.get(id)?.length ?? start.replyCount) > replyLimit;
    return {
      ...start,
      replies: withAnswered(first, removed),
      nextReplies: hasMore ? cursorOfReply(vault, id, first) : null,
    };
  });
  return { items, next };
}

/** What a thread is asked for, and by whom. */
interface RepliesAsked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * The replies in the thread that the comment `threadId` began. Throws `invalid-cursor`, and `not-found` where `caller`
 * sees no such thread.
 */
export async function listReplies(
  newsroom: Newsroom,
  { threadId, caller }: { readonly threadId: string; readonly caller: Caller },
  { limit, after: cursor }: RepliesAsked,
): Promise<{ items: PublicComment[]; next: string | null }> {
  const { db, vault } = newsroom;
  const start = await store.findThreadStart(db, threadId);
  if (!start || !(await isVisible(newsroom, start.comment.articleId, caller))) throw notFound();
  const { items, next } = await answerPage({ ...orderOfReplies(vault, threadId), cursor }, (after) =>
    store.listShownReplies(db, threadId, { after, limit }),
  );
  return { items: withAnswered(items, await removedAmong(db, items)), next };
}

/** Where readers find a comment. Throws `not-found` where `caller` does not see it. */
export async function locateComment(newsroom: Newsroom, id: string, caller: Caller): Promise<CommentPlace> {
  const { db, vault } = newsroom;
  // What began a thread keeps its place as long as readers see a reply to it.
  const comment = (await store.findShown(db, id)) ?? (await store.findThreadStart(db, id))?.comment;
  const article = comment && (await findDiscussed(db, [comment.articleId])).get(comment.articleId);
  if (!article || !(await isVisible(newsroom, article.id, caller))) throw notFound();
  const { threadId } = comment;
  const before = threadId === id ? undefined : await store.findReplyBefore(db, comment);
  return {
    comment,
    article: { id: article.id, slug: article.slug, title: article.title },
    replyCount: (await store.findThreadStart(db, threadId))?.replyCount ?? 0,
    repliesAfter: before ? cursorAt(orderOfReplies(vault, threadId), before) : null,
  };
}

type Db = Newsroom['db'];
type Vault = Newsroom['vault'];

/** What was removed, by its id, of what `replies` answer and are not among themselves. */
async function removedAmong(db: Db, replies: readonly PublicComment[]): Promise<ReadonlyMap<string, PublicComment>> {
  const here = new Set(replies.map(({ id }) => id));
  const above = replies.map(({ parentId }) => parentId).filter((id) => id !== null);
  const removed = await store.listRemoved(
    db,
    [...new Set(above)].filter((id) => !here.has(id)),
  );
  return new Map(removed.map((comment) => [comment.id, comment]));
}

function withAnswered(replies: readonly PublicComment[], removed: ReadonlyMap<string, PublicComment>): PublicComment[] {
  const answered = new Set<PublicComment>();
  for (const { parentId } of replies) {
    for (let at = removed.get(parentId ?? ''); at && !answered.has(at); at = removed.get(at.parentId ?? '')) {
      answered.add(at);
    }
  }
  return [...answered, ...replies].sort(store.inOrder);
}

// Without a reply to go on after, the list begins where nothing is before.
function cursorOfReply(vault: Vault, threadId: string, replies: readonly PublicComment[]): string {
  const last = replies.at(-1);
  return cursorAt(orderOfReplies(vault, threadId), last ? store.positionOf(last) : ['', '']);
}

function orderOfReplies(vault: Vault, threadId: string): Omit<PageAsked, 'cursor'> {
  return { order: 'replies', filter: { threadId }, sign: signerOf(vault) };
}

function signerOf(vault: Vault) {
  return (text: string) => vault.hash('cursor', text);
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such comment for readers to see.');
}
