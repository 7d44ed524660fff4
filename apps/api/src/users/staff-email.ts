// The address that somebody of the newsroom signs in with: kept sealed, found by a hash.
import type { Newsroom } from '../newsroom.ts';
import type { StoredUser } from './users.store.ts';

type Sealed = Pick<StoredUser, 'emailSealed' | 'emailHash'>;

const lost = '';

/** `email` as it is kept. */
export function sealStaffEmail({ vault }: Pick<Newsroom, 'vault'>, email: string): Sealed {
  return { emailSealed: vault.seal(email), emailHash: hashStaffEmail(vault, email) };
}

/** What is kept of somebody whose address nobody knows any more: nobody signs in as them before they have another. */
export function withoutStaffEmail({ vault }: Pick<Newsroom, 'vault'>, userId: string): Sealed {
  return { emailSealed: lost, emailHash: vault.hash('account', 'without an address', userId) };
}

/** The same for every spelling of an address that its owner may use, and another than a reader's of the same address. */
export function hashStaffEmail(vault: Newsroom['vault'], email: string): string {
  return vault.hash('account', email.trim().toLowerCase());
}

/** The address of a user; null where it does not open with the present data key. */
export function openStaffEmail(
  { vault, log }: Pick<Newsroom, 'vault' | 'log'>,
  { id, emailSealed }: Pick<StoredUser, 'id' | 'emailSealed'>,
): string | null {
  if (emailSealed === lost) return null;
  try {
    return vault.open(emailSealed);
  } catch (error) {
    log.warn({ err: error, user: id }, 'The address of a user does not open with this key.');
    return null;
  }
}
