// What the 10,000th page of a list costs beside the first: asked in turns, with a key, so that no answer is a kept one.
import type { Newsroom } from '../src/harness/newsroom.ts';

const pageSize = 10;
const deepPage = 10_000;

interface Times {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** The first page of a list beside its 10,000th. */
export interface PagesResult {
  readonly name: string;
  readonly first: Times;
  readonly deep: Times;
}

/** Measures the list of articles that `query` asks for. Throws where it has fewer than 10,000 pages. */
export async function measurePages(
  newsroom: Newsroom,
  query: Readonly<Record<string, string>>,
  rounds: number,
): Promise<PagesResult> {
  const ask = async (more: Readonly<Record<string, string>>) => {
    const parameters = new URLSearchParams({ ...query, ...more });
    const response = await fetch(`${newsroom.apiUrl}/v1/articles?${parameters}`, {
      headers: { authorization: `Bearer ${newsroom.key}` },
    });
    const body = (await response.json()) as { readonly items: unknown[]; readonly next: string | null };
    if (!response.ok) throw new Error(`${parameters}: ${response.status} ${JSON.stringify(body)}`);
    return body;
  };
  const deepCursor = await walkTo((deepPage - 1) * pageSize, ask);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, more] of [{}, { after: deepCursor }].entries()) {
      const begin = performance.now();
      const { items } = await ask({ limit: `${pageSize}`, ...more });
      times[index]?.push(performance.now() - begin);
      if (items.length !== pageSize) throw new Error(`A page of ${JSON.stringify(query)} has ${items.length} items.`);
    }
  }
  const name = Object.entries(query)
    .map((pair) => pair.join('='))
    .join('&');
  return { name: name === '' ? 'all of them' : name, first: toTimes(times[0]), deep: toTimes(times[1]) };
}

type Ask = (more: Readonly<Record<string, string>>) => Promise<{ readonly next: string | null }>;

async function walkTo(place: number, ask: Ask): Promise<string> {
  let after: string | undefined;
  for (let passed = 0; passed < place;) {
    const limit = Math.min(100, place - passed);
    const { next } = await ask({ fields: 'id', limit: `${limit}`, ...(after !== undefined && { after }) });
    if (next === null) throw new Error('The list has fewer than 10,000 pages.');
    after = next;
    passed += limit;
  }
  return after ?? '';
}

function toTimes(measured: readonly number[]): Times {
  const sorted = measured.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
