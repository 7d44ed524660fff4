// Where everything on the site is found, as paths: percent-encoded, beginning with a slash.
export { absoluteUrl, articlePath, authorPath, sectionPath, tagPath } from '@broadsheet/domain';

/** The feed of a page with a list: of the front page where `path` is `/`. */
export function feedPath(path: string): string {
  return `${path.replace(/\/$/, '')}/feed.xml`;
}

/** `path` with the cursor of a further page of its list. */
export function pathAfter(path: string, after: string): string {
  return `${path}?${new URLSearchParams({ after }).toString()}`;
}

/** The Markdown of the article whose page is at `path`. */
export function markdownPath(path: string): string {
  return `${path}.md`;
}
