import type { Client } from '@broadsheet/api-contract';
import {
  listSigners,
  tagsOfArticle,
  type Article,
  type ArticleSummary,
  type Author,
  type PublicComment,
} from '@broadsheet/domain';
import { commentFormProps, isFormQuery } from '../../islands/comment-form.loader.ts';
import type { CommentFormProps } from '../../islands/comment-form.ts';
import { articlePath } from '../addresses.ts';
import { findOrNothing } from '../find-or-nothing.ts';
import { frameTags, loadFrame, type Frame } from '../load-frame.ts';
import type { Loaded, PageRequest } from '../page.ts';
import { articleHead } from './article.head.ts';

export interface ArticlePageProps {
  readonly frame: Frame;
  readonly article: Article;
  /** Everybody in the byline, in its order. */
  readonly authors: readonly Author[];
  readonly comments: readonly PublicComment[];
  /** Whether newer comments than these are left out. */
  readonly isCutOff: boolean;
  /** Null where nobody may comment any more. */
  readonly form: CommentFormProps | null;
  readonly related: readonly ArticleSummary[];
}

const relatedCount = 3;
const commentsPerAnswer = 100;
// A discussion that is longer than this is cut off after its oldest part, so that a page stays one that can be sent.
const mostCommentAnswers = 20;

/** An article, or a standing page: both live at the same address, and differ in what stands around their text. */
export async function loadArticle(request: PageRequest): Promise<Loaded<ArticlePageProps>> {
  const { client, site, params } = request;
  const slug = params['slug'] ?? '';
  const [frame, article, { comments, isCutOff } = none] = await Promise.all([
    loadFrame(request),
    findOrNothing(client.articles.get({ idOrSlug: slug })),
    findOrNothing(listComments(client, slug)),
  ]);
  if (!article) return { kind: 'missing' };
  const isItsAddress = article.slug === slug && isFormQuery(request.query, comments);
  if (!isItsAddress) return { kind: 'moved', to: articlePath(article.slug) };
  const [authors, related] = await Promise.all([listAuthors(client, article), listRelated(client, article)]);
  // Whoever wrote while the discussion was being closed gets back what they wrote.
  const hasForm = article.commentPolicy !== 'closed' || request.sentForm !== undefined;
  const form = hasForm ? commentFormProps(request, slug, comments) : null;
  return {
    kind: 'page',
    props: { frame, article, authors, comments, isCutOff, form, related },
    head: { ...articleHead(article, site), ...(request.query.has('reply') && { indexed: false }) },
    tags: [...frameTags, ...tagsOfArticle(article)],
  };
}

interface Discussion {
  readonly comments: readonly PublicComment[];
  readonly isCutOff: boolean;
}

const none: Discussion = { comments: [], isCutOff: false };

async function listComments(client: Client, idOrSlug: string): Promise<Discussion> {
  const comments: PublicComment[] = [];
  let after: string | undefined;
  for (let answers = 0; answers < mostCommentAnswers; answers += 1) {
    const { items, next } = await client.comments.listForArticle({
      idOrSlug,
      limit: commentsPerAnswer,
      ...(after && { after }),
    });
    comments.push(...items);
    if (next === null) return { comments, isCutOff: false };
    after = next;
  }
  return { comments, isCutOff: true };
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
