// Asks for as much of a discussion as a page shows.
import { ThreadSort, type Client, type CommentThread } from '@broadsheet/api-contract';
import type { Article, PublicComment } from '@broadsheet/domain';
import type { DiscussionView } from '../../components/discussion-view.ts';
import { articlePath, commentsPath } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';

// A discussion of this size is shown whole: nobody has to ask for the rest of a thread of four. With a longer one, the
// page of the article stays one that a browser gets in its first flight of 14 KB.
const mostWhole = 20;
const whole = { limit: 50, replies: 19, most: 50 };
const underArticle = { limit: 7, replies: 2, most: 24 };
const further = { limit: 25, replies: 3, most: 125 };

const fewestOrdered = 5;

/** How many replies the page of a thread shows. */
export const repliesPerPage = 100;

/** How the reader wants the threads to be ordered; undefined where an address names an order that there is not. */
export function readSort(query: URLSearchParams): ThreadSort | undefined {
  const asked = query.get('comments');
  if (asked === null) return 'oldest';
  // Nothing leads to a reply in another order: no page is kept for that.
  if (query.has('reply')) return undefined;
  const found = ThreadSort.options.find((sort) => sort === asked);
  // The usual order has an address without its name.
  return found === 'oldest' ? undefined : found;
}

/** Which part of the threads is shown. */
interface Part {
  /** Undefined where it was asked for in an order that there is not. */
  readonly sort: ThreadSort | undefined;
  readonly after?: string;
}

/** A page of the threads of `article`; undefined where there is no such part of them. */
export async function loadDiscussion(
  client: Client,
  { slug, commentCount }: Article,
  { sort, after }: Part,
): Promise<DiscussionView | undefined> {
  if (!sort) return undefined;
  const size = after !== undefined ? further : commentCount <= mostWhole ? whole : underArticle;
  const ask = (replies: number) =>
    findOrNothing(
      client.threads.listForArticle({
        ...{ idOrSlug: slug, sort, limit: size.limit, replies },
        ...(after !== undefined && { after }),
      }),
    );
  const page = shorten(await ask(size.replies + 1), size.most) ?? (await ask(size.replies));
  if (!page) return undefined;
  return {
    articlePath: articlePath(slug),
    sort,
    threads: page.items,
    count: commentCount,
    morePath: page.next === null ? null : commentsPath(articlePath(slug), { sort, after: page.next }),
    isOrdered: page.items.length > 1 && commentCount >= fewestOrdered,
  };
}

interface ThreadPage {
  readonly items: readonly CommentThread[];
  readonly next: string | null;
}

// One reply more was asked for than is wanted: where it is the last, it stands there itself instead of a link to it.
// Undefined where that makes more than `most` comments.
function shorten(page: ThreadPage | undefined, most: number): ThreadPage | undefined {
  if (!page) return undefined;
  const items = page.items.map(withoutLast);
  const count = items.reduce((sum, { replies }) => sum + 1 + replies.length, 0);
  return count <= most ? { ...page, items } : undefined;
}

function withoutLast(thread: CommentThread): CommentThread {
  if (thread.nextReplies === null) return thread;
  const last = thread.replies.findLast(({ isRemoved }) => !isRemoved);
  return last ? { ...thread, replies: withoutReply(thread.replies, last) } : thread;
}

// What was removed is there for what answers it alone.
function withoutReply(replies: readonly PublicComment[], reply: PublicComment): PublicComment[] {
  const rest = replies.filter((each) => each !== reply);
  const above = rest.find(({ id, isRemoved }) => isRemoved && id === reply.parentId);
  return above && rest.every(({ parentId }) => parentId !== above.id) ? withoutReply(rest, above) : rest;
}

/** Whether readers may comment on `article`. */
export async function mayComment(client: Client, { slug }: Pick<Article, 'slug'>): Promise<boolean> {
  return (await findOrNothing(client.commentSettings.ofArticle({ idOrSlug: slug })))?.isOpen ?? false;
}

/** The notices of other sites that linked to an article. */
export async function loadMentions(client: Client, { slug }: Article): Promise<readonly PublicComment[]> {
  const asked = { idOrSlug: slug, kind: ['pingback', 'trackback'], limit: 100 } as const;
  return (await findOrNothing(client.comments.listForArticle(asked)))?.items ?? [];
}

/** The comment that a reader wants to reply to; none where they do not, or where there is none for them. */
export async function listReplied(
  client: Client,
  { id: articleId }: Article,
  id: string | null,
): Promise<readonly PublicComment[]> {
  if (id === null || id === '') return [];
  const place = await findOrNothing(client.threads.locate({ id }));
  return place?.article.id === articleId && isRepliable(place.comment) ? [place.comment] : [];
}

function isRepliable({ kind, isRemoved }: PublicComment): boolean {
  return kind === 'comment' && !isRemoved;
}
