import { ByIdOrSlug, endpoint } from './endpoint.ts';

const format = {
  group: 'Articles',
  method: 'GET',
  access: 'public',
  params: ByIdOrSlug,
  status: 200,
  problems: ['not-found'],
} as const;

/** What is published, for machines that read: the same article in other forms. */
export const articleFormats = {
  markdown: endpoint({
    ...format,
    id: 'getArticleAsMarkdown',
    path: '/v1/articles/{idOrSlug}.md',
    summary: 'Read one published article as Markdown',
    description:
      'CommonMark with tables, after front matter (YAML) that says what it is. Addresses are absolute. ' +
      'A slug that the article had before redirects (301).',
    media: ['text/markdown'],
  }),
  jsonLd: endpoint({
    ...format,
    id: 'getArticleAsLinkedData',
    path: '/v1/articles/{idOrSlug}.jsonld',
    summary: 'Read what one published article is, as JSON-LD',
    description:
      'As its page on the site says it: NewsArticle of https://schema.org, or WebPage for a standing page. ' +
      'A slug that the article had before redirects (301).',
    media: ['application/ld+json'],
  }),
};
