// Who guesses passwords has to wait, ever longer. Counted before the guess, so that a hundred at once are a hundred; and
// kept in the database, so that another process counts on.
import { toTimestamp } from '@broadsheet/domain';
import { toAddressGroup } from '@broadsheet/service';
import { write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import {
  deleteAttempts,
  deleteOldAttempts,
  forgiveOne,
  lockAttempts,
  updateAttempts,
} from './sign-in-attempts.store.ts';

/** What an attempt is counted against. None of it can be read back. */
export interface AttemptSources {
  /** This account from this address. */
  readonly pair: string;
  /** Everything from this address, and everything for this account, wherever from. */
  readonly wider: readonly { readonly source: string; readonly free: number }[];
}

const freeOfPair = 5;
// An office behind one address; and an account that many are after must not be shut for its owner.
const freeOfAddress = 30;
const freeOfAccount = 100;
const longestWaitSeconds = 900;
const forgottenAfterMs = 86_400_000;

/** The sources of an attempt to sign in to `account` from `address`. */
export function sourcesOf({ vault }: Pick<Newsroom, 'vault'>, account: string, address: string): AttemptSources {
  const group = toAddressGroup(address);
  return {
    pair: vault.hash('account', 'attempt', account, group),
    wider: [
      { source: vault.hash('account', 'attempts from', group), free: freeOfAddress },
      { source: vault.hash('account', 'attempts for', account), free: freeOfAccount },
    ],
  };
}

/** Counts an attempt. Throws `too-many-requests` where it has to wait; then it is not counted. */
export async function countAttempt(newsroom: Newsroom, { pair, wider }: AttemptSources): Promise<void> {
  await write(newsroom, async ({ db, now }) => {
    for (const { source, free } of [{ source: pair, free: freeOfPair }, ...wider]) {
      const { failures: counted, lastAt } = await lockAttempts(db, source, now);
      // Whoever waited for the lock may have begun before the one they waited for.
      const passedMs = Math.max(0, Date.parse(now) - Date.parse(lastAt));
      const failures = passedMs > forgottenAfterMs ? 0 : counted;
      const waitMs = waitAfter(failures, free) * 1000 - passedMs;
      if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1000));
      await updateAttempts(db, source, { failures: failures + 1, lastAt: now });
    }
  });
}

/** Takes back what `countAttempt` counted, once the password was right. */
export async function forgiveAttempt({ db }: Pick<Newsroom, 'db'>, { pair, wider }: AttemptSources): Promise<void> {
  // In the order in which they are counted, so that nobody waits crosswise.
  await deleteAttempts(db, pair);
  for (const { source } of wider) await forgiveOne(db, source);
}

/** Forgets who tried nothing for a day. */
export function forgetOldAttempts({ db, now }: Pick<Newsroom, 'db' | 'now'>): Promise<void> {
  return deleteOldAttempts(db, toTimestamp(new Date(Date.parse(now()) - forgottenAfterMs)));
}

/** Seconds to wait after so many failures in a row, of which so many are free: 1, 2, 4 … up to a quarter of an hour. */
function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(2 ** (failures - free), longestWaitSeconds);
}

function tooMany(seconds: number): Refusal {
  const message = `Too many failed attempts. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return new Refusal('too-many-requests', message).withHeaders({ 'retry-after': `${seconds}` });
}
