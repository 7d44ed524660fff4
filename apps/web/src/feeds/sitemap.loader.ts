import { articlePath, authorPath, sectionPath, tagPath } from '../pages/addresses.ts';
import type { PageRequest } from '../pages/page.ts';
import type { LoadedFeed } from './feed.ts';
import { renderSitemap, renderSitemapPart, type SitemapEntry } from './sitemap.ts';

const contentType = 'application/xml; charset=utf-8';
const tags = ['articles', 'authors', 'sections', 'tags'];
const itemsPerAnswer = 100;

/** Every page of the newspaper; an index of parts, where one file may not hold them all. */
export async function loadSitemap(request: PageRequest): Promise<LoadedFeed> {
  return { kind: 'feed', contentType, body: renderSitemap(await listEntries(request), request.site.url), tags };
}

/** One of the parts that the index names. */
export async function loadSitemapPart(request: PageRequest): Promise<LoadedFeed> {
  const body = renderSitemapPart(await listEntries(request), Number(request.params['part']));
  return body === undefined ? { kind: 'missing' } : { kind: 'feed', contentType, body, tags };
}

async function listEntries({ client, site }: PageRequest): Promise<readonly SitemapEntry[]> {
  const entry = (path: string, changedAt: string): SitemapEntry => ({ url: `${site.url}${path}`, changedAt });
  const limit = itemsPerAnswer;
  const lists = await Promise.all([
    listAll(
      (after) => client.articles.list({ limit, ...after }),
      ({ slug, updatedAt }) => entry(articlePath(slug), updatedAt),
    ),
    listAll(
      (after) => client.articles.list({ kind: 'page', limit, ...after }),
      ({ slug, updatedAt }) => entry(articlePath(slug), updatedAt),
    ),
    listAll(
      (after) => client.authors.list({ limit, ...after }),
      ({ slug, updatedAt }) => entry(authorPath(slug), updatedAt),
    ),
    listAll(
      (after) => client.sections.list({ limit, published: 'true', ...after }),
      ({ slug, updatedAt }) => entry(sectionPath(slug), updatedAt),
    ),
    listAll(
      (after) => client.tags.list({ limit, ...after }),
      ({ slug, updatedAt }) => entry(tagPath(slug), updatedAt),
    ),
  ]);
  return [{ url: `${site.url}/` }, ...lists.flat()];
}

interface Answer<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

// Each answer is boiled down at once: a newspaper of many years does not fit into memory as articles.
async function listAll<Item>(
  ask: (after: { after?: string }) => Promise<Answer<Item>>,
  toEntry: (item: Item) => SitemapEntry,
): Promise<readonly SitemapEntry[]> {
  const entries: SitemapEntry[] = [];
  let after: string | null | undefined;
  while (after !== null) {
    const { items, next }: Answer<Item> = await ask(after === undefined ? {} : { after });
    for (const item of items) entries.push(toEntry(item));
    after = next;
  }
  return entries;
}
