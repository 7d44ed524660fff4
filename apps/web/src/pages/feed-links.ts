import { feedPath } from './addresses.ts';
import type { Site } from './page.ts';

/** How a page tells of a feed. */
export interface FeedLink {
  readonly title: string;
  readonly url: string;
}

/** The feed of the newspaper. Every page tells of it. */
export function siteFeed({ name, url }: Site): FeedLink {
  return { title: name, url: `${url}${feedPath('/')}` };
}

/** The feed of the list called `title` whose page is at `path`. */
export function listFeed({ name, url }: Site, title: string, path: string): FeedLink {
  return { title: `${title} – ${name}`, url: `${url}${feedPath(path)}` };
}
