// What tests of search write, and how they say what was found.
import type { Article, ArticleDraft } from '@broadsheet/domain';
import type { z } from 'zod';
import type { TestApi } from '../../testing/run-api.ts';

/** Publishes an article, by a writer of its own unless told. */
export async function publish(api: TestApi, draft: z.input<typeof ArticleDraft>): Promise<Article> {
  const { slug } = await api.admin.authors.create({ body: { name: 'Nemo' } });
  const whole = { body: '<p>Nothing else.</p>', authors: [{ author: slug }], ...draft };
  const { id, version } = await api.admin.articles.create({ body: whole });
  return api.admin.articles.publish({ idOrSlug: id, ifVersion: version });
}

/** Has a reader comment and a moderator approve. Returns the comment's id. */
export async function comment(
  api: TestApi,
  article: { id: string },
  body: string,
  name = 'Old Pilot',
): Promise<string> {
  const said = { name, email: 'hidden.pilot@example.org', body };
  const sent = await api.admin.comments.submit({ idOrSlug: article.id, body: said });
  if (sent.status === 'pending') await api.admin.comments.approve({ id: sent.comment.id, ifVersion: 1 });
  return sent.comment.id;
}

/** What readers find: titles of articles, and for comments who wrote them. */
export async function found(api: TestApi, q: string, more: object = {}): Promise<string[]> {
  const { items } = await api.reader.search.find({ q, ...more });
  return items.map((hit) => (hit.type === 'article' ? hit.article.title : `comment by ${hit.comment.name}`));
}
