import type { Newsroom } from '../newsroom.ts';
import { later } from './after-attempt.ts';
import { deleteOldest } from './deliveries.store.ts';

const keptMs = 30 * 86_400_000;
const atOnce = 1000;

/** Forgets attempts and dead letters after thirty days, a part at a time, until `signal` aborts. */
export async function forgetOldDeliveries({ db, now }: Newsroom, signal: AbortSignal): Promise<void> {
  const before = later(now(), -keptMs);
  while (!signal.aborted) {
    if ((await deleteOldest(db, { before, limit: atOnce })) < atOnce) return;
  }
}
