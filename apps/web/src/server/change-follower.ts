// Reads the API's log of changes as they happen, drops the cached answers that they make wrong, and then tells those
// who read along.
import { ProblemError, type Client } from '@broadsheet/api-contract';
import { tagsOfChange } from '@broadsheet/domain';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveDiscussions } from './live-discussions.ts';
import type { PageCache } from './page-cache.ts';

/** What the follower works on. The times are in milliseconds unless their name says otherwise. */
export interface FollowerParts {
  readonly client: Pick<Client, 'changes'>;
  readonly cache: Pick<PageCache, 'purge' | 'clear' | 'limitAge'>;
  readonly live: Pick<LiveDiscussions, 'begin' | 'take'>;
  readonly log: Pick<Logger, 'warn' | 'info'>;
  readonly signal: AbortSignal;
  readonly waitSeconds?: number;
  readonly firstRetryMs?: number;
}

/** How old an answer may be served while nobody tells us what has changed. */
export const blindAgeMs = 60_000;
// A restart of the API takes a moment, and does not count.
const blindAfterMs = 5_000;
const longestRetryMs = 5_000;

/** Follows the log until `signal` is aborted. Whatever is cached before it has begun is dropped when it begins. */
export async function followChanges(parts: FollowerParts): Promise<void> {
  const { cache, log, signal, firstRetryMs = 100 } = parts;
  let cursor: string | undefined;
  let failures = 0;
  let blindSince = performance.now();
  // Until the log is read for the first time, nobody tells us anything.
  cache.limitAge(blindAgeMs);
  while (!isStopped(signal)) {
    try {
      cursor = cursor === undefined || failures > 0 ? await connect(parts, cursor) : await readOn(parts, cursor);
      if (failures > 0) log.info('following the changes again');
      failures = 0;
      blindSince = performance.now();
      cache.limitAge();
    } catch (error) {
      if (isStopped(signal)) return;
      if (failures === 0) log.warn({ reason: String(error) }, 'the log of changes cannot be read');
      if (isRefusal(error)) cursor = undefined;
      failures += 1;
      if (performance.now() - blindSince > blindAfterMs) cache.limitAge(blindAgeMs);
      await pause(Math.min(firstRetryMs * 2 ** Math.min(failures - 1, 10), longestRetryMs), undefined, {
        signal,
      }).catch(() => undefined);
    }
  }
}

// After a break the log itself may be another one, of a restored backup: then our place in it means nothing.
async function connect({ client, cache, live, signal }: FollowerParts, cursor: string | undefined): Promise<string> {
  const { next } = await client.changes.list({ after: 'latest', signal });
  if (cursor !== undefined && Number(cursor) <= Number(next)) return cursor;
  cache.clear();
  live.begin(Number(next));
  return next;
}

async function readOn(
  { client, cache, live, signal, waitSeconds = 25 }: FollowerParts,
  cursor: string,
): Promise<string> {
  const { items, next } = await client.changes.list({ after: cursor, wait: waitSeconds, limit: 1000, signal });
  if (items.length > 0) cache.purge([...new Set(items.flatMap(tagsOfChange))]);
  live.take(items, Number(next));
  return next;
}

function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status < 500;
}
