// Where everything on the site is found, as paths: percent-encoded, beginning with a slash.
export { absoluteUrl, articlePath, authorPath, commentPath, sectionPath, tagPath } from '@broadsheet/domain';

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

/** The further comments on the article at `path`, from a cursor on. */
export function commentsPath(path: string, { sort, after }: { readonly sort: string; readonly after: string }): string {
  const query = new URLSearchParams({ ...(sort !== 'oldest' && { comments: sort }), after });
  return `${path}/comments?${query.toString()}`;
}

/** One thread of the discussion of the article at `path`, by the comment that began it. */
export function threadPath(path: string, id: string): string {
  return `${path}/comments/${encodeURIComponent(id)}`;
}
