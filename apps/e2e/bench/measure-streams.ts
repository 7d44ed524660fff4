// What it costs to keep thousands of readers up to date, and how long a comment takes from its approval to their pages.
import type { Newsroom } from '../src/harness/newsroom.ts';
import { openReaders, type OpenReaders } from './open-readers.ts';
import { readerAt } from './readers.ts';

/** So many readers of one article, through the site. */
export interface StreamsResult {
  readonly readers: number;
  /** What each reader more takes of the memory of the site and the API, in bytes. */
  readonly bytesEach: { readonly site: number; readonly api: number };
  /** Of both processes with all of them, in bytes. */
  readonly memory: { readonly site: number; readonly api: number };
  /** From sending the approval until the first and the last reader have the comment, in milliseconds. */
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Opens `counts` readers of the article with this slug, and approves `rounds` comments under the eyes of each number. */
export async function measureStreams(
  newsroom: Newsroom,
  { slug, counts, rounds }: { slug: string; counts: readonly number[]; rounds: number },
): Promise<StreamsResult[]> {
  const { editor, siteUrl } = newsroom;
  const { id } = await editor.articles.get({ idOrSlug: slug });
  const { next: place } = await editor.changes.list({ after: 'latest' });
  const url = `${siteUrl}/articles/${id}/live?after=${place}`;
  // So that what is made once is not taken for what a reader costs.
  (await openReaders(url, 10)).close();
  const results: StreamsResult[] = [];
  for (const count of counts) {
    const before = await newsroom.readMemory();
    const readers = await openReaders(url, count);
    const memory = await newsroom.readMemory();
    const bytesEach = { site: (memory.site - before.site) / count, api: (memory.api - before.api) / count };
    const times = await approveBefore(newsroom, readers, { slug, rounds });
    results.push({ readers: count, bytesEach, memory, ...times });
    readers.close();
  }
  return results;
}

async function approveBefore(
  { editor }: Newsroom,
  readers: OpenReaders,
  { slug, rounds }: { slug: string; rounds: number },
): Promise<Pick<StreamsResult, 'first' | 'last'>> {
  const first: number[] = [];
  const last: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { email } = readerAt(100_000 + round + readers.count);
    const said = { body: `Live, for the ${round}th time.`, name: `Live ${round} ${readers.count}`, email };
    const { comment } = await editor.comments.submit({ idOrSlug: slug, body: said });
    const heard = readers.heard(`comment-${comment.id}`);
    const begin = performance.now();
    await editor.comments.approve({ id: comment.id, ifVersion: 1 });
    const moments = (await heard).map((moment) => moment - begin).toSorted((one, other) => one - other);
    first.push(moments[0] ?? 0);
    last.push(moments.at(-1) ?? 0);
  }
  return { first, last };
}
