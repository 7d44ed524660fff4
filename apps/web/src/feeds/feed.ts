// What a feed is: an address and a loader whose answer is sent as it stands (RSS, sitemap, robots.txt).
import type { PageRequest } from '../pages/page.ts';

/** What the loader of a feed found. `tags` as for pages. */
export type LoadedFeed =
  | { readonly kind: 'feed'; readonly contentType: string; readonly body: string; readonly tags: readonly string[] }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'missing' };

/** One line of the list of feeds. */
export interface Feed {
  /** After Express: `/authors/:slug/feed.xml`. */
  readonly path: string;
  /** The names in the URL's query that the feed reads. */
  readonly query?: readonly string[];
  readonly load: (request: PageRequest) => LoadedFeed | Promise<LoadedFeed>;
}
