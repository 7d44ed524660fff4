// Where an item was found on the old site, in one normal form, so that old links can be answered with a redirect.
import { decodePercent } from './percent-encoding.ts';
import type { WxrItem, WxrSite } from './wxr.ts';

/**
 * The normal form of an old address or path: percent-encoding decoded, Unicode in form NFC, no slash at the end, and
 * of the query only WordPress's own numbers (`?p=41`, `?page_id=41`). What was imported and what a browser asks for
 * both go through it before they are compared. Undefined where it is no address of the web.
 */
export function toOldPath(address: string): string | undefined {
  const url = URL.parse(address, 'http://old.invalid/');
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const path = decodePercent(url.pathname)
    .normalize('NFC')
    .replace(/\/+/g, '/')
    .replace(/(?<=.)\/$/, '');
  const number = ['p', 'page_id']
    .map((key) => [key, url.searchParams.get(key)] as const)
    .find(([, value]) => /^\d+$/.test(value ?? ''));
  return number === undefined ? path : `${path}?${number.join('=')}`;
}

/**
 * Every normal path under which `item` was found: its link, its numbers, and the names it had before. The guid is not
 * among them: in copied posts it carries the number of another one.
 */
export function listOldPaths(item: WxrItem, site: WxrSite): string[] {
  const base = site.baseBlogUrl === '' ? site.link : site.baseBlogUrl;
  const home = URL.parse(base)?.pathname.replace(/\/$/, '') ?? '';
  const link = toOldPath(item.link);
  const oldNames = item.meta
    .filter(({ key }) => key === '_wp_old_slug')
    .map(({ value }) => decodePercent(value.trim()));
  const paths = [
    link,
    ...(item.postId === undefined
      ? []
      : [toOldPath(`${home}/?p=${item.postId}`), toOldPath(`${home}/?page_id=${item.postId}`)]),
    ...(link === undefined || link.includes('?')
      ? []
      : oldNames.map((name) => toOldPath(link.replace(/[^/]*$/, encodeURIComponent(name))))),
  ];
  // The front page is no article's: it has an address of its own here.
  return [...new Set(paths.filter((path) => path !== undefined && path !== '/' && path !== home))].filter(
    (path) => path !== undefined,
  );
}
