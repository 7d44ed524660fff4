import type { Article } from '@broadsheet/domain';
import { unique } from '../../components/byline.ts';
import { absoluteUrl, articlePath, authorPath } from '../addresses.ts';
import { publisherJsonLd } from '../newspaper.json-ld.ts';
import type { Site } from '../page.ts';

/** An article (https://schema.org/NewsArticle). */
export function newsArticleJsonLd(article: Article, site: Site): object {
  const { section, tags, leadImage, sources, corrections, publishedAt } = article;
  return {
    ...pageJsonLd('NewsArticle', article, site),
    ...(publishedAt !== null && { datePublished: publishedAt }),
    author: authorsJsonLd(article, site),
    isAccessibleForFree: true,
    commentCount: article.commentCount,
    ...(leadImage && { image: [imageJsonLd(leadImage, site)] }),
    ...(section && { articleSection: section.name }),
    ...(tags.length > 0 && { keywords: tags.map(({ name }) => name) }),
    ...(sources.length > 0 && { isBasedOn: sources.map(({ url }) => url) }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ at, text }) => ({ '@type': 'CorrectionComment', datePublished: at, text })),
    }),
  };
}

/** A standing page (https://schema.org/WebPage). */
export function standingPageJsonLd(article: Article, site: Site): object {
  return pageJsonLd('WebPage', article, site);
}

function pageJsonLd(type: string, { slug, title, dek, excerpt, updatedAt, language }: Article, site: Site): object {
  return {
    '@context': 'https://schema.org',
    '@type': type,
    headline: title,
    ...((dek || excerpt) && { description: dek || excerpt }),
    mainEntityOfPage: `${site.url}${articlePath(slug)}`,
    dateModified: updatedAt,
    inLanguage: language,
    publisher: publisherJsonLd(site),
  };
}

// What nobody signed, the newspaper says itself.
function authorsJsonLd({ authors }: Article, site: Site): object[] {
  if (authors.length === 0) return [publisherJsonLd(site)];
  return unique(authors).map(({ name, slug }) => ({
    '@type': 'Person',
    name,
    url: `${site.url}${authorPath(slug)}`,
  }));
}

function imageJsonLd({ url, caption, credit }: NonNullable<Article['leadImage']>, site: Site): object {
  return {
    '@type': 'ImageObject',
    url: absoluteUrl(site.url, url),
    ...(caption && { caption }),
    ...(credit && { creditText: credit }),
  };
}
