// What articles refer to, whole, in the place of the reference. Each kind is read once, however many articles there are.
import type { DiscussedArticle } from '@broadsheet/api-contract';
import type { ArticleSummary } from '@broadsheet/domain';
import { authors } from '../authors/authors.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { sections } from '../sections/sections.actions.ts';
import { tags } from '../tags/tags.actions.ts';
import { listHeadlines } from './article-lists.store.ts';

type Db = Newsroom['db'];

/** `articles` with what `include` names of the contract's relations. */
export async function embedRelations<A extends ArticleSummary>(
  db: Db,
  articles: readonly A[],
  include: readonly string[] = [],
): Promise<A[]> {
  const idsOf = (list: (article: A) => readonly { readonly id: string }[]) =>
    articles.flatMap(list).map(({ id }) => id);
  const whole = {
    authors: include.includes('authors')
      ? await authors.findAll(
          db,
          idsOf((article) => article.authors),
        )
      : undefined,
    sections: include.includes('section')
      ? await sections.findAll(
          db,
          idsOf(({ section }) => (section ? [section] : [])),
        )
      : undefined,
    tags: include.includes('tags')
      ? await tags.findAll(
          db,
          idsOf((article) => article.tags),
        )
      : undefined,
  };
  return articles.map((article) => ({
    ...article,
    ...(whole.authors && {
      authors: article.authors.map((entry) => ({ ...entry, ...whole.authors?.get(entry.id) })),
    }),
    ...(whole.sections && {
      section: article.section && { ...article.section, ...whole.sections.get(article.section.id) },
    }),
    ...(whole.tags && { tags: article.tags.map((tag) => ({ ...tag, ...whole.tags?.get(tag.id) })) }),
    ...(include.includes('comments.count') && { comments: { count: article.commentCount } }),
  }));
}

/** What stands over a discussion: the articles with these ids, by their ids. */
export async function findDiscussed(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, DiscussedArticle>> {
  if (ids.length === 0) return new Map();
  const articles = await listHeadlines(db, [...new Set(ids)]);
  return new Map(articles.map((article) => [article.id, article]));
}
