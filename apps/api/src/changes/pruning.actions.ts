import { toTimestamp } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { pruneOldest } from './changes.store.ts';

const atOnce = 1000;
const dayMs = 86_400_000;

/** Takes changes out of the log that are older than it keeps them, a part in each transaction, until `signal` aborts. */
export async function pruneChangeLog(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  const before = toTimestamp(new Date(Date.parse(newsroom.now()) - newsroom.changeLogDays * dayMs));
  while (!signal.aborted) {
    const pruned = await newsroom.db.transaction().execute((trx) => pruneOldest(trx, { before, limit: atOnce }));
    if (pruned < atOnce) return;
  }
}
