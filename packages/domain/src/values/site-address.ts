// Where everything on a newspaper's site is found.

/** The newspaper whose site it is. */
export interface Newspaper {
  readonly name: string;
  /** The address of its site, without a slash at its end. */
  readonly url: string;
}

/** The path of an article: percent-encoded, beginning with a slash, as all of these are. */
export function articlePath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`;
}

/** The path of a comment: it leads to where the comment stands, also when that is another place some day. */
export function commentPath(id: string): string {
  return `/comments/${encodeURIComponent(id)}`;
}

/** The path of an author's page. */
export function authorPath(slug: string): string {
  return `/authors/${encodeURIComponent(slug)}`;
}

/** The path of a section. */
export function sectionPath(slug: string): string {
  return `/sections/${encodeURIComponent(slug)}`;
}

/** The path of a tag's page. */
export function tagPath(slug: string): string {
  return `/tags/${encodeURIComponent(slug)}`;
}

/** An address on the site or elsewhere as an absolute one. */
export function absoluteUrl(siteUrl: string, address: string): string {
  return URL.canParse(address) ? address : `${siteUrl}${address}`;
}
