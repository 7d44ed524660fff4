import type { WxrSite } from './wordpress/wxr.ts';

/**
 * The name under which an import remembers where things come from: the same for every export of one site, also when
 * it has moved from http to https. Numbers in exports count per site. `guid` is the one of an item.
 */
export function toSource({ baseBlogUrl, link, title }: WxrSite, guid: string): string {
  const site = [baseBlogUrl, link].map((address) => URL.parse(address)).find(hasHost);
  if (site) return `wordpress:${hostOf(site)}${site.pathname.replace(/\/+$/, '')}`;
  const item = URL.parse(guid);
  return item && hasHost(item) ? `wordpress:${hostOf(item)}` : `wordpress:${title.normalize('NFC').toLowerCase()}`;
}

function hasHost(url: URL | null): url is URL {
  return url !== null && url.host !== '';
}

function hostOf({ host }: URL): string {
  return host.replace(/^www\./, '');
}
