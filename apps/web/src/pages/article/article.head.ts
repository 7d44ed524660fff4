import type { Article } from '@broadsheet/domain';
import { absoluteUrl, articlePath, authorPath } from '../addresses.ts';
import { siteFeed } from '../feed-links.ts';
import type { Head } from '../head.ts';
import type { Site } from '../page.ts';
import { newsArticleJsonLd, standingPageJsonLd } from './article.json-ld.ts';

/** What the page of an article says of itself. */
export function articleHead(article: Article, site: Site): Head {
  const canonical = `${site.url}${articlePath(article.slug)}`;
  const head = {
    title: article.title,
    // An article of pictures alone is described by its headline.
    description: article.dek || article.excerpt || article.title,
    canonical,
    feeds: [siteFeed(site)],
    ...(article.leadImage && {
      image: { url: absoluteUrl(site.url, article.leadImage.url), alt: article.leadImage.alt },
    }),
  };
  if (article.kind === 'page') return { ...head, type: 'website', jsonLd: [standingPageJsonLd(article, site)] };
  return {
    ...head,
    type: 'article',
    ...(article.publishedAt !== null && { publishedAt: article.publishedAt }),
    updatedAt: article.updatedAt,
    authors: article.authors.map(({ name, slug }) => ({ name, url: `${site.url}${authorPath(slug)}` })),
    ...(article.section && { section: article.section.name }),
    tags: article.tags.map(({ name }) => name),
    jsonLd: [newsArticleJsonLd(article, site)],
  };
}
