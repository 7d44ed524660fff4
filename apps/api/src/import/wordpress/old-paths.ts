// Where an item was found on the old site, so that old links can be answered with a redirect.
import { toOldPath } from '../../addresses/old-path.ts';
import { decodePercent } from '../../addresses/percent-encoding.ts';
import type { WxrItem, WxrSite } from './wxr.ts';

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
