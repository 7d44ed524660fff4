// Sitemaps after https://www.sitemaps.org/protocol.html. Pure: entries in, XML out.
import { escapeXml, textElement } from './xml.ts';

/** One page of the site. Addresses are absolute. */
export interface SitemapEntry {
  readonly url: string;
  /** RFC 3339. Absent where nobody knows. */
  readonly changedAt?: string;
}

/** As many as the protocol allows in one file. */
export const mostEntries = 50_000;

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The sitemap of a site of all of `entries`; where one file may not hold them, an index of its parts. */
export function renderSitemap(entries: readonly SitemapEntry[], siteUrl: string): string {
  const parts = Math.ceil(entries.length / mostEntries);
  if (parts <= 1) return render('urlset', 'url', entries);
  return render(
    'sitemapindex',
    'sitemap',
    Array.from({ length: parts }, (_, part) => ({ url: `${siteUrl}/sitemaps/${part + 1}.xml` })),
  );
}

/** One of the parts, counted from 1; undefined where there are not so many. */
export function renderSitemapPart(entries: readonly SitemapEntry[], part: number): string | undefined {
  if (!Number.isSafeInteger(part) || part < 1) return undefined;
  const cut = entries.slice((part - 1) * mostEntries, part * mostEntries);
  return cut.length === 0 ? undefined : render('urlset', 'url', cut);
}

function render(root: string, name: string, entries: readonly SitemapEntry[]): string {
  const lines = entries.map(
    ({ url, changedAt = '' }) =>
      `<${name}><loc>${escapeXml(url)}</loc>${textElement('lastmod', changedAt)}</${name}>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${lines.join('')}</${root}>\n`;
}
