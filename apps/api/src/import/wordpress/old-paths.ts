// Where an item was found on the old site, so that old links can be answered with a redirect.
import { toOldPath } from '../../addresses/old-path.ts';
import { decodePercent } from '../../addresses/percent-encoding.ts';
import type { WxrItem, WxrSite } from './wxr.ts';

/**
 * Every normal path under which `item` was found: its link, its numbers, and the names it had before. The guid is not
 * among them: in copied posts it carries the number of another one.
 */
export function listOldPaths(item: WxrItem, site: WxrSite): string[] {
  const home = homePathOf(site);
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
  return toPaths(paths.filter((path) => path !== '/' && path !== home));
}

/** A category of the site, as its path needs it. */
export interface CategoryName {
  readonly slug: string;
  readonly parentSlug: string;
}

/** Where a category was found: under its parents, and without them. `findCategory` finds a parent by its slug. */
export function listCategoryPaths(
  category: CategoryName,
  site: WxrSite,
  findCategory: (slug: string) => CategoryName | undefined,
): string[] {
  const line: CategoryName[] = [];
  for (
    let each: CategoryName | undefined = category;
    each && !line.includes(each);
    each = findCategory(each.parentSlug)
  ) {
    line.unshift(each);
  }
  const nested = line.map(({ slug }) => encodeSlug(slug)).join('/');
  const home = homePathOf(site);
  return toPaths([nested, encodeSlug(category.slug)].map((path) => toOldPath(`${home}/category/${path}`)));
}

/** Where a tag was found. */
export function listTagPaths(slug: string, site: WxrSite): string[] {
  return toPaths([toOldPath(`${homePathOf(site)}/tag/${encodeSlug(slug)}`)]);
}

/** Where an author was found: WordPress makes that name of the login when the account is made. */
export function listAuthorPaths(login: string, site: WxrSite): string[] {
  const name = login
    .toLowerCase()
    .replaceAll('.', '-')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? [] : toPaths([toOldPath(`${homePathOf(site)}/author/${encodeURIComponent(name)}`)]);
}

function homePathOf(site: WxrSite): string {
  const base = site.baseBlogUrl === '' ? site.link : site.baseBlogUrl;
  return URL.parse(base)?.pathname.replace(/\/$/, '') ?? '';
}

function encodeSlug(slug: string): string {
  return encodeURIComponent(decodePercent(slug));
}

function toPaths(paths: readonly (string | undefined)[]): string[] {
  return [...new Set(paths)].filter((path) => path !== undefined);
}
