// Where an address of the system that content was imported from leads today.
import { ProblemError, type Client } from '@broadsheet/api-contract';
import { pickQuery, toTarget, type Address } from './address.ts';

// The names by which WordPress addresses what it has no pretty address for: `/?p=123`. Categories and authors have
// numbers there, too, but an import does not know them.
const oldNames = ['p', 'page_id'] as const;
const longestPath = 2000;

const folders = { article: 'articles', author: 'authors', section: 'sections', tag: 'tags' } as const;

/** Whether the front page's address names something else by its query, as WordPress does. No cache may answer that. */
export function hasOldName({ path, query }: Address): boolean {
  return path === '/' && query !== '' && pickQuery(oldNames, query).size > 0;
}

/** The path of today's page for an old address, or undefined where there is none. Throws where the API is away. */
export async function findNewPath(client: Client, address: Address): Promise<string | undefined> {
  const { path, isFeed } = withoutEnding(address.path);
  if (path === '/' && path !== address.path) return isFeed ? '/feed.xml' : '/';
  for (const spelling of spellings({ path, query: address.query })) {
    const found = await client.redirects.find({ path: spelling }).catch(ignoreUnknown);
    if (!found) continue;
    const page = `/${folders[found.kind]}/${encodeURIComponent(found.slug)}`;
    return isFeed && found.kind !== 'article' ? `${page}/feed.xml` : page;
  }
  return undefined;
}

// Every list of WordPress goes on at `…/page/2/`, and has a feed at `…/feed/`. The feed of an article was of its
// comments; the article has them, and its pages of comments, its embedded form and its AMP page are one here.
function withoutEnding(path: string): { path: string; isFeed: boolean } {
  const ending = /\/(?:page\/\d+|comment-page-\d+|amp|embed|trackback|feed(?:\/(?:rss|rss2|atom|rdf))?)\/?$/.exec(path);
  if (!ending) return { path, isFeed: false };
  return { path: path.slice(0, ending.index + 1), isFeed: ending[0].startsWith('/feed') };
}

function spellings({ path, query }: Address): string[] {
  const named = pickQuery(oldNames, query);
  const spelled = named.size > 0 ? [toTarget(path, named)] : [];
  // The front page is no old address of anything.
  if (path !== '/') spelled.push(path);
  return spelled.filter((each) => each.length <= longestPath);
}

function ignoreUnknown(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.status < 500) return undefined;
  throw error;
}
