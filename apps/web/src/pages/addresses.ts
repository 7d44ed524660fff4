// Where everything on the site is found, as paths: percent-encoded, beginning with a slash.

export function articlePath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`;
}

export function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}`;
}

export function sectionPath(slug: string): string {
  return `/sections/${encodeURIComponent(slug)}`;
}

export function tagPath(slug: string): string {
  return `/tags/${encodeURIComponent(slug)}`;
}

/** The feed of a page with a list: of the front page where `path` is `/`. */
export function feedPath(path: string): string {
  return `${path.replace(/\/$/, '')}/feed.xml`;
}

/** `path` with the cursor of a further page of its list. */
export function pathAfter(path: string, after: string): string {
  return `${path}?${new URLSearchParams({ after }).toString()}`;
}

/** An address on the site or elsewhere as an absolute one. */
export function absoluteUrl(siteUrl: string, address: string): string {
  return URL.canParse(address) ? address : `${siteUrl}${address}`;
}
