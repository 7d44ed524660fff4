// One row of the table: ours and the rival in turns, so that a noisy moment of the machine hits both.
import autocannon from 'autocannon';
import { startService } from '../../../scripts/service.ts';
import { encoding, type Load } from './load.ts';

export interface Row {
  readonly name: string;
  /** Asked for in turns; on one origin. */
  readonly urls: readonly string[];
  /** Whether the asker has the answer already, and says so with `If-None-Match`. */
  readonly isConditional?: boolean;
}

interface Round {
  readonly perSecond: number;
  readonly p99: number;
}

export interface Result {
  readonly name: string;
  /** Of the body as it goes over the wire. */
  readonly bytes: number;
  readonly ours: Round;
  readonly rival: Round;
}

interface Asked {
  readonly origin: string;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
}

/** Measures one row. Throws where an answer is not the one that is being measured. */
export async function measure(row: Row, load: Load): Promise<Result> {
  const origin = new URL(row.urls[0] ?? '').origin;
  const rival = await startService(
    {
      name: 'the rival',
      entry: 'apps/e2e/bench/rival.ts',
      args: row.urls,
      env: {},
      report: (words) => console.error(words),
    },
    AbortSignal.timeout(60_000),
  );
  try {
    const { etag, bytes } = await look(row.urls[0] ?? '');
    const asked: Asked = {
      origin,
      paths: row.urls.map((url) => url.slice(origin.length)),
      headers: { 'accept-encoding': encoding, ...(row.isConditional && { 'if-none-match': etag }) },
      status: row.isConditional ? 304 : 200,
    };
    const rivalAsked = { ...asked, origin: `http://127.0.0.1:${rival.port}` };
    const [rivals, ours] = await inTurns(rivalAsked, asked, load);
    return { name: row.name, bytes: row.isConditional ? 0 : bytes, ours: median(ours), rival: median(rivals) };
  } finally {
    await rival.stop();
  }
}

async function inTurns(one: Asked, other: Asked, load: Load): Promise<[Round[], Round[]]> {
  const rounds: [Round[], Round[]] = [[], []];
  for (const asked of [one, other]) await fire(asked, { ...load, seconds: load.warmUpSeconds });
  for (let round = 0; round < load.rounds; round += 1) {
    rounds[0].push(await fire(one, load));
    rounds[1].push(await fire(other, load));
  }
  return rounds;
}

async function fire({ origin, paths, headers, status }: Asked, { connections, seconds }: Load): Promise<Round> {
  let next = 0;
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers,
    // With one address the request is built once; with many, each request takes the next one.
    requests:
      paths.length === 1
        ? [{ path: paths[0] ?? '/' }]
        : [{ setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length] ?? '/' }) }],
  });
  const answers = Object.entries(result.statusCodeStats ?? {}).filter(([, { count = 0 }]) => count > 0);
  const others = answers.filter(([code]) => code !== `${status}`);
  if (others.length > 0 || answers.length === 0 || result.errors > 0) {
    throw new Error(
      `${origin}${paths[0] ?? ''}: ${result.errors} errors, ${JSON.stringify(others)} instead of ${status}`,
    );
  }
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

async function look(url: string): Promise<{ etag: string; bytes: number }> {
  const response = await fetch(url, { headers: { 'accept-encoding': encoding } });
  await response.arrayBuffer();
  return { etag: response.headers.get('etag') ?? '', bytes: Number(response.headers.get('content-length') ?? 0) };
}

function median(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((one, other) => one.perSecond - other.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p99: 0 };
}
