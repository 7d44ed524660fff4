import type { Newsroom } from '../newsroom.ts';
import { deleteBefore } from './idempotency.store.ts';

const keptMs = 24 * 60 * 60 * 1000;
// So few that nobody who writes meanwhile has to wait for long.
const atOnce = 200;

/** Forgets the requests that were answered more than a day ago. */
export async function forgetOldRequests({ db, now }: Newsroom, signal: AbortSignal): Promise<void> {
  const before = new Date(Date.parse(now()) - keptMs).toISOString();
  while (!signal.aborted && (await deleteBefore(db, { before, limit: atOnce }))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
