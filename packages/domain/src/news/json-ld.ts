// What articles say of themselves to search engines and other machines (https://schema.org), as JSON-LD.
import type { Article } from './article.ts';
import { listSigners } from './byline.ts';
import { absoluteUrl, articlePath, authorPath, type Newspaper } from '../values/site-address.ts';

/** An article as NewsArticle; a standing page, which is no news, as WebPage. It names nothing that readers do not see. */
export function articleJsonLd(article: Article, newspaper: Newspaper): object {
  return article.kind === 'page' ? pageJsonLd('WebPage', article, newspaper) : newsJsonLd(article, newspaper);
}

/** The newspaper as the publisher of something (https://schema.org/NewsMediaOrganization). */
export function publisherJsonLd({ name, url }: Newspaper): object {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${url}/#publisher`,
    name,
    url: `${url}/`,
    logo: { '@type': 'ImageObject', url: `${url}/favicon.svg` },
  };
}

function newsJsonLd(article: Article, newspaper: Newspaper): object {
  const { section, tags, leadImage, sources, corrections, publishedAt } = article;
  return {
    ...pageJsonLd('NewsArticle', article, newspaper),
    ...(publishedAt !== null && { datePublished: publishedAt }),
    author: authorsJsonLd(article, newspaper),
    isAccessibleForFree: true,
    commentCount: article.commentCount,
    ...(leadImage && { image: [imageJsonLd(leadImage, newspaper)] }),
    ...(section && { articleSection: section.name }),
    ...(tags.length > 0 && { keywords: tags.map(({ name }) => name) }),
    ...(sources.length > 0 && { isBasedOn: sources.map(({ url }) => url) }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ at, text }) => ({ '@type': 'CorrectionComment', datePublished: at, text })),
    }),
  };
}

function pageJsonLd(
  type: string,
  { slug, title, dek, excerpt, updatedAt, language }: Article,
  newspaper: Newspaper,
): object {
  return {
    '@context': 'https://schema.org',
    '@type': type,
    headline: title,
    ...((dek || excerpt) && { description: dek || excerpt }),
    mainEntityOfPage: `${newspaper.url}${articlePath(slug)}`,
    dateModified: updatedAt,
    inLanguage: language,
    publisher: publisherJsonLd(newspaper),
  };
}

// What nobody signed, the newspaper says itself.
function authorsJsonLd({ authors }: Article, newspaper: Newspaper): object[] {
  if (authors.length === 0) return [publisherJsonLd(newspaper)];
  return listSigners(authors).map(({ name, slug }) => ({
    '@type': 'Person',
    name,
    url: `${newspaper.url}${authorPath(slug)}`,
  }));
}

function imageJsonLd({ url, caption, credit }: NonNullable<Article['leadImage']>, newspaper: Newspaper): object {
  return {
    '@type': 'ImageObject',
    url: absoluteUrl(newspaper.url, url),
    ...(caption && { caption }),
    ...(credit && { creditText: credit }),
  };
}
