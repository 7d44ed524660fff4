// Under which tags a public answer is cached by others. Each endpoint is named that can say more exactly than "anything
// may have changed" of what its answer is made.
import type { Endpoint } from '@broadsheet/api-contract';
import { listTags, tagsOfArticle } from '@broadsheet/domain';
import { z } from 'zod';

const Identified = z.object({ id: z.string() });
const TaggedArticle = Identified.extend({
  authors: z.array(Identified),
  section: Identified.nullable(),
  tags: z.array(Identified),
});
const Identifieds = z.object({ items: z.array(Identified) });
const OfThreads = z.object({ items: z.array(z.object({ comment: z.object({ articleId: z.string() }) })).min(1) });
const OfComment = z.object({ comment: z.object({ articleId: z.string() }), article: z.object({ id: z.string() }) });
const OfArticles = z.object({ items: z.array(z.object({ articleId: z.string() })).min(1) });

// A header has to stay short enough for everybody on the way.
const mostItems = 50;

type TagsOf = (answer: unknown) => readonly string[] | undefined;

const tagsByEndpoint: Readonly<Record<string, TagsOf>> = {
  getArticle(answer) {
    const article = TaggedArticle.safeParse(answer);
    return article.success ? tagsOfArticle(article.data) : undefined;
  },
  listArticles(answer) {
    const page = Identifieds.safeParse(answer);
    if (!page.success || page.data.items.length > mostItems) return undefined;
    // By a comment only the articles that are listed change, in how many comments they have.
    return [...listTags.filter((tag) => tag !== 'comments'), ...page.data.items.map(({ id }) => `article:${id}`)];
  },
  listCommentsOfArticle(answer) {
    const comments = OfArticles.safeParse(answer);
    return comments.success
      ? [...new Set(comments.data.items.map(({ articleId }) => `article:${articleId}`))]
      : undefined;
  },
  listThreadsOfArticle(answer) {
    const threads = OfThreads.safeParse(answer);
    return threads.success
      ? [...new Set(threads.data.items.map(({ comment }) => `article:${comment.articleId}`))]
      : undefined;
  },
  listRepliesOfThread(answer) {
    const comments = OfArticles.safeParse(answer);
    return comments.success
      ? [...new Set(comments.data.items.map(({ articleId }) => `article:${articleId}`))]
      : undefined;
  },
  locateComment(answer) {
    const place = OfComment.safeParse(answer);
    return place.success ? [`article:${place.data.article.id}`] : undefined;
  },
  getAuthor: (answer) => tagOfOne('author', answer),
  getSection: (answer) => tagOfOne('section', answer),
  getTag: (answer) => tagOfOne('tag', answer),
  listAuthors: () => ['authors'],
  // Of both, those are listed that published articles name.
  listSections: () => ['sections', 'articles'],
  listTags: () => ['tags', 'articles'],
};

/** The tags of `answer`, which `endpoint` gives all readers without a key. */
export function surrogateTagsOf({ id }: Endpoint, answer: unknown): readonly string[] {
  return tagsByEndpoint[id]?.(answer) ?? listTags;
}

function tagOfOne(kind: string, answer: unknown): readonly string[] | undefined {
  const one = Identified.safeParse(answer);
  return one.success ? [`${kind}:${one.data.id}`] : undefined;
}
