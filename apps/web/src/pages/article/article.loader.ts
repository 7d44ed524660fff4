import type { Client, Discussion } from '@broadsheet/api-contract';
import {
  listSigners,
  tagsOfArticle,
  type Article,
  type ArticleSummary,
  type Author,
  type PublicComment,
} from '@broadsheet/domain';
import type { DiscussionView } from '../../components/discussion-view.ts';
import { commentFormProps, isFormQuery } from '../../islands/comment-form.loader.ts';
import type { CommentFormProps } from '../../islands/comment-form.ts';
import { articlePath } from '../addresses.ts';
import { listReplied, loadDiscussion, loadMentions, readSort } from '../discussion/load-discussion.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import { frameTags, loadFrame, type Frame } from '../load-frame.ts';
import type { Loaded, PageRequest } from '../page.ts';
import { articleHead } from './article.head.ts';

export interface ArticlePageProps {
  readonly frame: Frame;
  readonly article: Article;
  /** Everybody in the byline, in its order. */
  readonly authors: readonly Author[];
  readonly discussion: DiscussionView;
  /** The notices of other sites that linked here. */
  readonly mentions: readonly PublicComment[];
  /** Null where nobody may comment any more. */
  readonly form: CommentFormProps | null;
  /** From which place in the change log on readers can read along; null where nobody follows it. */
  readonly live: { readonly articleId: string; readonly place: number } | null;
  readonly related: readonly ArticleSummary[];
}

const relatedCount = 3;

/** An article, or a standing page: both live at the same address, and differ in what stands around their text. */
export async function loadArticle(request: PageRequest): Promise<Loaded<ArticlePageProps>> {
  const { client, site, params, query, sentForm } = request;
  const slug = params['slug'] ?? '';
  const [frame, article] = await Promise.all([loadFrame(request), findArticle(client, slug)]);
  if (!article) return { kind: 'missing' };
  const sort = readSort(query);
  const [discussion, terms, mentions, replied, authors, related] = await Promise.all([
    loadDiscussion(client, article, { sort }),
    findOrNothing(client.commentSettings.ofArticle({ idOrSlug: slug })),
    loadMentions(client, article),
    listReplied(client, article, sentForm?.parentId ?? query.get('reply')),
    listAuthors(client, article),
    listRelated(client, article),
  ]);
  const place = { articleSlug: slug, comments: replied, terms };
  const isItsAddress = article.slug === slug && isFormQuery(query, place.comments);
  if (!isItsAddress || !discussion) return { kind: 'moved', to: articlePath(article.slug) };
  // Whoever wrote while the discussion was being closed gets back what they wrote.
  const form = terms?.isOpen || sentForm ? commentFormProps(request, place) : null;
  return {
    kind: 'page',
    props: {
      frame,
      article,
      authors,
      discussion,
      mentions: notAmong(discussion, mentions),
      form,
      live: liveOf(request, article),
      related,
    },
    head: { ...articleHead(article, site), ...(hasChoice(query) && { indexed: false }) },
    tags: [...frameTags, ...tagsOfArticle(article), 'discussions'],
    validUntil: endOf(terms),
  };
}

function liveOf({ place }: PageRequest, { id }: Article): ArticlePageProps['live'] {
  return place === undefined ? null : { articleId: id, place };
}

// A discussion that has its time ends without anybody telling us.
function endOf(terms: Pick<Discussion, 'isOpen' | 'closesAt'> | undefined): string | null {
  return terms?.isOpen ? terms.closesAt : null;
}

/** Whether the page is one of several faces of the article, of which search engines should know the usual one alone. */
function hasChoice(query: URLSearchParams): boolean {
  return query.has('reply') || query.has('comments');
}

// A notice that somebody replied to began a thread.
function notAmong({ threads }: DiscussionView, mentions: readonly PublicComment[]): readonly PublicComment[] {
  const begun = new Set(threads.map(({ comment }) => comment.id));
  return mentions.filter(({ id }) => !begun.has(id));
}

// Behind a dot, the API would take it for the name of another format of the article.
async function findArticle(client: Client, slug: string): Promise<Article | undefined> {
  return slug.includes('.') ? undefined : findOrNothing(client.articles.get({ idOrSlug: slug }));
}

async function listAuthors(client: Client, { kind, authors }: Article): Promise<readonly Author[]> {
  if (kind === 'page') return [];
  const found = await Promise.all(
    listSigners(authors).map(({ id }) => findOrNothing(client.authors.get({ idOrSlug: id }))),
  );
  return found.filter((author) => author !== undefined);
}

async function listRelated(client: Client, { id, kind, section }: Article): Promise<readonly ArticleSummary[]> {
  if (kind === 'page' || !section) return [];
  const { items } = await client.articles.list({ section: section.id, limit: relatedCount + 1 });
  return items.filter((story) => story.id !== id).slice(0, relatedCount);
}
