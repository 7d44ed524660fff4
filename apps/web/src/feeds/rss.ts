// A full-text feed: RSS 2.0 (https://www.rssboard.org/rss-specification) with the usual modules. Pure.
import { listSigners, textDirection, type Article } from '@broadsheet/domain';
import { absoluteUrl, articlePath } from '../pages/addresses.ts';
import type { Site } from '../pages/page.ts';
import { toFeedHtml } from './feed-html.ts';
import { escapeXml, textElement, toCdata } from './xml.ts';

/** What a feed is of. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  /** The page that the feed belongs to, absolute. */
  readonly link: string;
  /** The feed itself, absolute. */
  readonly self: string;
}

const modules = [
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['content', 'http://purl.org/rss/1.0/modules/content/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['media', 'http://search.yahoo.com/mrss/'],
] as const;

/** The feed of `articles`, the newest first. */
export function renderRss(channel: Channel, articles: readonly Article[], site: Site): string {
  const newest = articles
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
  return lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" ${modules.map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ')}>`,
    '<channel>',
    textElement('title', channel.title),
    textElement('link', channel.link),
    // The specification wants one, be it only the name again.
    textElement('description', channel.description || channel.title),
    textElement('language', site.language),
    newest === undefined ? '' : textElement('lastBuildDate', new Date(newest).toUTCString()),
    `<atom:link href="${escapeXml(channel.self)}" rel="self" type="application/rss+xml"/>`,
    ...articles.map((article) => renderItem(article, site)),
    '</channel>',
    '</rss>',
  ]);
}

function renderItem(article: Article, site: Site): string {
  const { id, slug, title, dek, excerpt, publishedAt, section, tags, authors, leadImage } = article;
  const url = `${site.url}${articlePath(slug)}`;
  return lines([
    '<item>',
    textElement('title', title),
    textElement('link', url),
    // Not the address: that may change, and the article would be new to every reader.
    `<guid isPermaLink="false">urn:uuid:${escapeXml(id)}</guid>`,
    publishedAt === null ? '' : textElement('pubDate', new Date(publishedAt).toUTCString()),
    ...listSigners(authors).map(({ name }) => textElement('dc:creator', name)),
    ...[...(section ? [section] : []), ...tags].map(({ name }) => textElement('category', name)),
    textElement('description', dek || excerpt),
    `<content:encoded>${toCdata(contentOf(article, url))}</content:encoded>`,
    leadImage ? renderImage(leadImage, site) : '',
    '</item>',
  ]);
}

function contentOf({ body, language, sources, corrections }: Article, url: string): string {
  const notes = [
    ...corrections.map(({ text }) => `<p><strong>Correction.</strong> ${escapeXml(text)}</p>`),
    ...sources.map(
      (source) => `<p>Original Source: <a href="${escapeXml(source.url)}">${escapeXml(source.name)}</a></p>`,
    ),
  ];
  const html = toFeedHtml(body, url) + notes.join('');
  return `<div lang="${escapeXml(language)}" dir="${textDirection(language)}">${html}</div>`;
}

// An enclosure would have to state a length in bytes, which nobody knows (https://www.rssboard.org/media-rss).
function renderImage({ url, alt, caption, credit }: NonNullable<Article['leadImage']>, site: Site): string {
  return lines([
    `<media:content url="${escapeXml(absoluteUrl(site.url, url))}" medium="image">`,
    textElement('media:description', caption || alt),
    textElement('media:credit', credit),
    '</media:content>',
  ]);
}

function lines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
