// How many comments are stored for good a second, beside what the disk would let one connection commit.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import autocannon from 'autocannon';
import type { Newsroom } from '../src/harness/newsroom.ts';
import { readerAt } from './readers.ts';

/** Comments through the API, and rows that are committed one by one, each a second. */
export interface WritesResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly commitsPerSecond: number;
}

/** Measures comments on the article with this slug, each of another reader. Throws where one is not taken in. */
export async function measureWrites(
  { apiUrl, dataDir }: Newsroom,
  { slug, seconds, connections }: { slug: string; seconds: number; connections: number },
): Promise<WritesResult> {
  let sent = 0;
  const comment = () => {
    sent += 1;
    const { address, email } = readerAt(sent);
    return {
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ body: `It was lentil, for the ${sent}th time.`, name: `Reader ${sent}`, email }),
    };
  };
  const result = await autocannon({
    url: apiUrl,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: `/v1/articles/${slug}/comments`,
        setupRequest: (request) => ({ ...request, ...comment() }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx + result.errors} comments were refused.`);
  }
  const { average: perSecond } = result.requests;
  const commitsPerSecond = await measureCommits(dataDir, seconds);
  return { perSecond, p50: result.latency.p50, p99: result.latency.p99, commitsPerSecond };
}

async function measureCommits(dataDir: string, seconds: number): Promise<number> {
  const file = join(dataDir, 'bench-commits.db');
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode=wal; pragma synchronous=full; create table said (id integer primary key, body text)');
  const insert = db.prepare('insert into said (body) values (?)');
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < seconds * 1000) {
    insert.run('It was lentil.');
    count += 1;
  }
  const perSecond = (count * 1000) / (performance.now() - begin);
  db.close();
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  return perSecond;
}
