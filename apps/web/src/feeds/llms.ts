// What the newspaper is, for machines that read: https://llmstxt.org.
import type { ArticleSummary, Section } from '@broadsheet/domain';
import { articlePath, feedPath, markdownPath, sectionPath } from '../pages/addresses.ts';
import type { PageRequest, Site } from '../pages/page.ts';
import type { LoadedFeed } from './feed.ts';

const articleCount = 50;
const sectionCount = 100;

/** The sections, the newest articles as Markdown, the feeds and the API. */
export async function loadLlms({ client, site }: PageRequest): Promise<LoadedFeed> {
  const [sections, articles] = await Promise.all([
    client.sections.list({ limit: sectionCount, published: 'true' }),
    client.articles.list({ limit: articleCount }),
  ]);
  return {
    kind: 'feed',
    contentType: 'text/plain; charset=utf-8',
    body: renderLlms(site, sections.items, articles.items),
    tags: ['articles', 'sections', ...articles.items.map(({ id }) => `article:${id}`)],
  };
}

function renderLlms(site: Site, sections: readonly Section[], articles: readonly ArticleSummary[]): string {
  const { name, description, url } = site;
  return [
    `# ${toText(name)}`,
    ...(description === '' ? [] : ['', `> ${toText(description)}`]),
    '',
    'Every article is Markdown at its address with `.md` behind it.',
    ...list('Sections', sections, (each) => toLink(each.name, `${url}${sectionPath(each.slug)}`, each.description)),
    ...list('Latest articles', articles, (each) =>
      toLink(each.title, `${url}${markdownPath(articlePath(each.slug))}`, each.dek || each.excerpt),
    ),
    ...list('Feeds', ['RSS', 'Sitemap'] as const, (each) =>
      each === 'RSS'
        ? toLink('RSS', `${url}${feedPath('/')}`, 'The newest articles, whole.')
        : toLink('Sitemap', `${url}/sitemap.xml`, 'Every page.'),
    ),
    ...list('API', ['docs', 'openapi.json'] as const, (each) =>
      each === 'docs'
        ? toLink('Reference', `${url}/api/docs`, 'How articles, authors and comments are read.')
        : toLink('OpenAPI', `${url}/api/openapi.json`, 'The same for programs.'),
    ),
    '',
  ].join('\n');
}

function list<Item>(heading: string, items: readonly Item[], toLine: (item: Item) => string): string[] {
  return items.length === 0 ? [] : ['', `## ${heading}`, '', ...items.map((item) => `- ${toLine(item)}`)];
}

function toLink(name: string, url: string, about: string): string {
  // An address on the site has no bracket in it but those that a slug may not have either.
  return `[${toText(name)}](${url})${about === '' ? '' : `: ${toText(about)}`}`;
}

// What marks Markdown with is text here, and a line stays one.
function toText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);
}
