// The pages of a discussion that the article's own page has no room for: further threads, and one thread by itself.
import { tagsOfArticle, type Article } from '@broadsheet/domain';
import type { DiscussionView } from '../../components/discussion-view.ts';
import { countMoreReplies } from '../../islands/comment-count.ts';
import { articlePath, pathAfter, threadPath } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import { frameTags, loadFrame, type Frame } from '../load-frame.ts';
import type { Loaded, PageRequest } from '../page.ts';
import { loadDiscussion, mayComment, readSort, repliesPerPage } from './load-discussion.ts';

export interface DiscussionPageProps {
  readonly frame: Frame;
  readonly article: Article;
  readonly discussion: DiscussionView;
  readonly mayReply: boolean;
  /** Where what comes before is, and what it is called. */
  readonly earlier: { readonly path: string; readonly name: string };
}

/** Threads behind those that the page of the article shows. */
export async function loadFurtherThreads(request: PageRequest): Promise<Loaded<DiscussionPageProps>> {
  const { client, params, query } = request;
  const slug = params['slug'] ?? '';
  const [frame, article] = await Promise.all([
    loadFrame(request),
    findOrNothing(client.articles.get({ idOrSlug: slug })),
  ]);
  if (!article) return { kind: 'missing' };
  const path = articlePath(article.slug);
  const sort = readSort(query);
  const after = query.get('after');
  const isKnown = article.slug === slug && after !== null;
  const [discussion, mayReply] = await Promise.all([
    isKnown ? loadDiscussion(client, article, { sort, after }) : undefined,
    mayComment(client, article),
  ]);
  if (!discussion) return { kind: 'moved', to: `${path}#comments` };
  const first = sort === 'oldest' ? path : `${path}?comments=${sort}`;
  return toPage(request, {
    frame,
    article,
    discussion,
    mayReply,
    earlier: { path: `${first}#comments`, name: 'First comments' },
  });
}

/** One thread: from its beginning, or from where a cursor says. */
export async function loadThread(request: PageRequest): Promise<Loaded<DiscussionPageProps>> {
  const { client, params, query, site } = request;
  const { slug = '', thread: id = '' } = params;
  const place = await findOrNothing(client.threads.locate({ id }));
  if (!place) return { kind: 'missing' };
  const { comment, replyCount } = place;
  const path = articlePath(place.article.slug);
  const own = threadPath(path, comment.threadId);
  if (place.article.slug !== slug || comment.threadId !== id) return { kind: 'moved', to: `${own}#comment-${id}` };
  const after = query.get('after');
  const [frame, article, replies, mayReply] = await Promise.all([
    loadFrame(request),
    findOrNothing(client.articles.get({ idOrSlug: slug })),
    findOrNothing(client.threads.listReplies({ id, limit: repliesPerPage, ...(after !== null && { after }) })),
    mayComment(client, place.article),
  ]);
  if (!article) return { kind: 'missing' };
  if (!replies) return { kind: 'moved', to: own };
  const shown = replies.items.filter(({ isRemoved }) => !isRemoved).length;
  const rest = after === null ? countMoreReplies(replyCount - shown, site.language) : 'more replies';
  const discussion: DiscussionView = {
    ...{ articlePath: path, sort: 'oldest', count: article.commentCount, isOrdered: false, morePath: null },
    threads: [{ comment, replyCount, replies: replies.items, nextReplies: replies.next }],
    ...(replies.next !== null && { moreReplies: { href: pathAfter(own, replies.next), label: `Show ${rest}` } }),
  };
  const earlier =
    after === null ? { path: `${path}#comments`, name: 'All comments' } : { path: own, name: 'Earlier replies' };
  return toPage(request, { frame, article, discussion, mayReply, earlier });
}

// The article itself is what search engines should show, with the beginning of its discussion.
function toPage({ site }: PageRequest, props: DiscussionPageProps): Loaded<DiscussionPageProps> {
  const { article } = props;
  return {
    kind: 'page',
    props,
    head: {
      title: `Comments on ${article.title}`,
      description: '',
      canonical: `${site.url}${articlePath(article.slug)}`,
      type: 'website',
      indexed: false,
    },
    tags: [...frameTags, ...tagsOfArticle(article), 'discussions'],
  };
}
