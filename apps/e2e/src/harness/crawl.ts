import type { Newsroom } from './newsroom.ts';

/** What an address answered. */
export interface Visited {
  readonly status: number;
  readonly text: string;
  /** A page that links here. */
  readonly from: string;
}

/** Fetches the front page, the sitemap, and everything on the site that can be reached from there. By path. */
export async function crawl({ siteUrl }: Newsroom): Promise<ReadonlyMap<string, Visited>> {
  const visited = new Map<string, Visited>();
  const found = new Map([
    ['/', ''],
    ['/sitemap.xml', ''],
    ['/robots.txt', ''],
  ]);
  for (const [path, from] of found) {
    const response = await fetch(siteUrl + path);
    const text = await response.text();
    visited.set(path, { status: response.status, text, from });
    for (const link of linksIn(text)) {
      const url = new URL(link, siteUrl + path);
      if (url.origin === siteUrl && !found.has(url.pathname + url.search)) found.set(url.pathname + url.search, path);
    }
  }
  return visited;
}

function linksIn(text: string): string[] {
  const attributes = [...text.matchAll(/\s(?:href|src|action)="([^"]+)"/g)];
  const elements = [...text.matchAll(/<(?:loc|link|guid isPermaLink="true")>([^<]+)</g)];
  return [...attributes, ...elements]
    .map(([, link = '']) => link.replaceAll('&amp;', '&'))
    .filter((link) => /^(https?:|\/|\.|\?)/.test(link));
}
