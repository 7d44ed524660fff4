import { escapeHtml } from '@broadsheet/service';
import { toInlineJson } from '../components/inline-json.ts';
import type { Head } from '../pages/head.ts';
import type { Site } from '../pages/page.ts';
import { emptyElement } from './html.ts';

/** What stands in `<head>` of a page because of what the page says of itself. */
export function renderHead(head: Head, site: Site): string {
  return [
    `<title>${escapeHtml(head.title === site.name ? site.name : `${head.title} – ${site.name}`)}</title>`,
    meta('description', head.description),
    emptyElement('link', { rel: 'canonical', href: head.canonical }),
    ...(head.indexed === false ? [meta('robots', 'noindex')] : []),
    ...openGraph(head, site),
    ...(head.feeds ?? []).map(({ title, url }) =>
      emptyElement('link', { rel: 'alternate', type: feedType(url), title, href: url }),
    ),
    ...(head.alternates ?? []).map(({ type, title, url }) =>
      emptyElement('link', { rel: 'alternate', type, title, href: url }),
    ),
    ...(head.jsonLd ?? []).map((data) => `<script type="application/ld+json">${toInlineJson(data)}</script>`),
  ].join('\n');
}

// https://ogp.me: `property`, not `name`. Cards of other sites fall back on these where they have no own words.
function openGraph(head: Head, site: Site): string[] {
  const { image, authors = [], tags = [] } = head;
  return [
    property('og:site_name', site.name),
    property('og:type', head.type),
    property('og:title', head.title),
    property('og:description', head.description),
    property('og:url', head.canonical),
    ...(image ? [property('og:image', image.url), property('og:image:alt', image.alt)] : []),
    meta('twitter:card', image ? 'summary_large_image' : 'summary'),
    ...(head.type === 'article'
      ? [
          property('article:published_time', head.publishedAt),
          property('article:modified_time', head.updatedAt),
          ...authors.map(({ url }) => property('article:author', url)),
          property('article:section', head.section),
          ...tags.map((tag) => property('article:tag', tag)),
        ]
      : []),
  ].filter((line) => line !== '');
}

function meta(name: string, content: string): string {
  return content === '' ? '' : emptyElement('meta', { name, content });
}

function property(name: string, content: string | undefined): string {
  return content === undefined || content === '' ? '' : emptyElement('meta', { property: name, content });
}

function feedType(url: string): string {
  if (url.endsWith('.json')) return 'application/feed+json';
  return url.endsWith('atom.xml') ? 'application/atom+xml' : 'application/rss+xml';
}
