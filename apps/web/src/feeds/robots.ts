import type { PageRequest } from '../pages/page.ts';
import type { LoadedFeed } from './feed.ts';

/** What crawlers should know (RFC 9309): nothing is hidden, but a link to reply makes no new page. */
export async function loadRobots({ site }: PageRequest): Promise<LoadedFeed> {
  const body = [
    'User-agent: *',
    'Disallow: /*?reply=',
    'Disallow: /api/',
    '',
    `Sitemap: ${site.url}/sitemap.xml`,
    '',
  ].join('\n');
  return { kind: 'feed', contentType: 'text/plain; charset=utf-8', body, tags: [] };
}
