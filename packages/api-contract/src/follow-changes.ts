// Following the change log without end: through broken connections, restarts of the API and its limits.
import type { Change } from '@broadsheet/domain';
import { ProblemError } from './problem-error.ts';

/** What has happened, and the place in the log to which that goes. */
export interface ChangesPage {
  /** In their order. May be empty, where the log went on with what was not asked for. */
  readonly items: readonly Change[];
  /** Where to go on: keep it when `items` have been dealt with. */
  readonly next: string;
}

/** From where the log is followed, and which changes of it. */
export interface FollowOptions {
  /** The `next` of a page; `latest`, which is the default, skips what has happened so far. */
  readonly after?: string;
  /** As `types` of `/v1/changes`: `article.published,comment.*`. */
  readonly types?: string;
  /** As `subject` of `/v1/changes`: `article:ID`. */
  readonly subject?: string;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** How a page is read: `client.changes.list`. */
export type ReadChanges = (asked: FollowOptions & { limit?: number; wait?: number }) => Promise<ChangesPage>;

const limit = 1000;
// Below what most proxies allow a request to take.
const waitSeconds = 25;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Every change after a place in the log, once and in order, as it happens, a page at a time. Where the API cannot be
 * reached, is restarting or asks to wait (`Retry-After`), it tries again and goes on where it was, however long that
 * takes. Ends when `signal` aborts. Throws a `ProblemError` where trying again is no use: `changes-expired` says that
 * the place is older than what the log keeps, and that everything has to be read anew.
 */
export async function* followChanges(
  read: ReadChanges,
  { after = 'latest', signal, ...filter }: FollowOptions = {},
): AsyncGenerator<ChangesPage, void, undefined> {
  let place = after;
  for (let failures = 0; signal?.aborted !== true;) {
    try {
      const page = await read({ ...filter, ...turnTo(place), limit, ...(signal && { signal }) });
      failures = 0;
      const isNews = page.items.length > 0 || page.next !== place;
      place = page.next;
      if (isNews) yield page;
    } catch (error) {
      if (isOver(signal)) return;
      if (!isPassing(error)) throw error;
      failures += 1;
      await pause(pauseAfter(error, failures), signal);
    }
  }
}

// Where the log ends is told at once.
function turnTo(place: string): { after: string; wait: number } {
  return { after: place, wait: place === 'latest' ? 0 : waitSeconds };
}

function isOver(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

// What is not the API answers in its place while it is being replaced, say.
function isPassing(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return true;
  const { status } = error.problem;
  return status >= 500 || status === 429 || status === 408;
}

function pauseAfter(error: unknown, failures: number): number {
  const asked = error instanceof ProblemError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const grown = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10));
  return asked + grown * (0.5 + Math.random() / 2);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
