import { articleJsonLd, type Article } from '@broadsheet/domain';
import { absoluteUrl, articlePath, authorPath, markdownPath } from '../addresses.ts';
import { siteFeed } from '../feed-links.ts';
import type { Alternate, Head } from '../head.ts';
import type { Site } from '../page.ts';

/** What the page of an article says of itself. */
export function articleHead(article: Article, site: Site): Head {
  const canonical = `${site.url}${articlePath(article.slug)}`;
  const head = {
    title: article.title,
    // An article of pictures alone is described by its headline.
    description: article.dek || article.excerpt || article.title,
    canonical,
    feeds: [siteFeed(site)],
    alternates: [markdownOf(article, canonical), embeddingOf(article, canonical, site)],
    jsonLd: [articleJsonLd(article, site)],
    ...(article.leadImage && {
      image: { url: absoluteUrl(site.url, article.leadImage.url), alt: article.leadImage.alt },
    }),
  };
  if (article.kind === 'page') return { ...head, type: 'website' };
  return {
    ...head,
    type: 'article',
    ...(article.publishedAt !== null && { publishedAt: article.publishedAt }),
    updatedAt: article.updatedAt,
    authors: article.authors.map(({ name, slug }) => ({ name, url: `${site.url}${authorPath(slug)}` })),
    ...(article.section && { section: article.section.name }),
    tags: article.tags.map(({ name }) => name),
  };
}

function markdownOf({ title }: Article, canonical: string): Alternate {
  return { type: 'text/markdown', title, url: markdownPath(canonical) };
}

// https://oembed.com, section 4: how other sites learn to show a card of it.
function embeddingOf({ title }: Article, canonical: string, site: Site): Alternate {
  const query = new URLSearchParams({ url: canonical });
  return { type: 'application/json+oembed', title, url: `${site.url}/api/v1/oembed?${query.toString()}` };
}
