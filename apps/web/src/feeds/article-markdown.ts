import { articlePath, markdownPath } from '../pages/addresses.ts';
import { findOrNothing } from '../pages/find-or-nothing.ts';
import type { PageRequest } from '../pages/page.ts';
import type { LoadedFeed } from './feed.ts';

/** The Markdown of an article, as the API writes it. */
export async function loadArticleMarkdown({ client, params }: PageRequest): Promise<LoadedFeed> {
  const asked = params['slug'] ?? '';
  const article = await findOrNothing(client.articles.get({ idOrSlug: asked }));
  if (!article) return { kind: 'missing' };
  const { id, slug, authors, section, tags } = article;
  if (slug !== asked) return { kind: 'moved', to: markdownPath(articlePath(slug)) };
  const body = await findOrNothing(client.articleFormats.markdown({ idOrSlug: id }));
  if (body === undefined) return { kind: 'missing' };
  return {
    kind: 'feed',
    contentType: 'text/markdown; charset=utf-8',
    body,
    tags: [
      `article:${id}`,
      ...authors.map((author) => `author:${author.id}`),
      ...(section ? [`section:${section.id}`] : []),
      ...tags.map((tag) => `tag:${tag.id}`),
    ],
  };
}
