// Asks for as much of a discussion as a page shows.
import { ThreadSort, type Client } from '@broadsheet/api-contract';
import type { Article, PublicComment } from '@broadsheet/domain';
import type { DiscussionView } from '../../components/discussion-view.ts';
import { articlePath, commentsPath } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';

// A discussion of this size is shown whole: nobody has to ask for the rest of a thread of four.
const mostWhole = 40;
const whole = { limit: 50, replies: 50 };
const inPages = { limit: 20, replies: 3 };

/** How many replies the page of a thread shows. */
export const repliesPerPage = 100;

/** How the reader wants the threads to be ordered; undefined where an address names an order that there is not. */
export function readSort(query: URLSearchParams): ThreadSort | undefined {
  const asked = query.get('comments');
  if (asked === null) return 'oldest';
  const found = ThreadSort.options.find((sort) => sort === asked);
  // The usual order has an address without its name.
  return found === 'oldest' ? undefined : found;
}

/** Which part of the threads is shown. */
interface Part {
  readonly sort: ThreadSort;
  readonly after?: string;
}

/** A page of the threads of `article`; undefined where `after` is no cursor that the list gave. */
export async function loadDiscussion(
  client: Client,
  { slug, commentCount, commentPolicy }: Article,
  { sort, after }: Part,
): Promise<DiscussionView | undefined> {
  const size = commentCount <= mostWhole ? whole : inPages;
  const page = await findOrNothing(
    client.threads.listForArticle({ idOrSlug: slug, sort, ...size, ...(after !== undefined && { after }) }),
  );
  if (!page) return undefined;
  return {
    articlePath: articlePath(slug),
    sort,
    threads: page.items,
    count: commentCount,
    isOpen: commentPolicy !== 'closed',
    morePath: page.next === null ? null : commentsPath(articlePath(slug), { sort, after: page.next }),
    isWhole: page.items.length < 2 || (page.next === null && after === undefined && commentCount < 5),
  };
}

/** The notices of other sites that linked to an article. */
export async function loadMentions(client: Client, { slug }: Article): Promise<readonly PublicComment[]> {
  const asked = { idOrSlug: slug, kind: ['pingback', 'trackback'], limit: 100 } as const;
  return (await findOrNothing(client.comments.listForArticle(asked)))?.items ?? [];
}

/** The comment that a reader wants to reply to; undefined where they do not, or where there is none for them. */
export async function findReplied(
  client: Client,
  { id: articleId }: Article,
  id: string | null,
): Promise<PublicComment | undefined> {
  if (id === null || id === '') return undefined;
  const place = await findOrNothing(client.threads.locate({ id }));
  return place?.article.id === articleId && place.comment.kind === 'comment' ? place.comment : undefined;
}
