// From where a comment or a report came is of use against abuse for a while, and nobody's business after that.
import { setImmediate } from 'node:timers/promises';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { forgetAddressesOfComments, forgetAddressesOfReports } from './forget-addresses.store.ts';

const dayMs = 86_400_000;
// So few that nobody who writes meanwhile has to wait for long.
const atOnce = 200;

/**
 * Forgets the IP addresses of what is older than the settings keep them for. The change log does not tell of it, and no
 * version changes: nothing that anybody decides on does.
 */
export async function forgetAddresses({ db, now }: Newsroom, signal: AbortSignal): Promise<void> {
  const { keepAddressesDays } = await getCommentSettings(db);
  const before = new Date(Date.parse(now()) - keepAddressesDays * dayMs).toISOString();
  for (const forget of [forgetAddressesOfComments, forgetAddressesOfReports]) {
    while (!signal.aborted && (await forget(db, { before, limit: atOnce })) === atOnce) await setImmediate();
  }
}
