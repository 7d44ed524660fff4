import type { Role } from '@broadsheet/domain';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { noPassword } from './password-hash.ts';
import { hashStaffEmail, sealStaffEmail, withoutStaffEmail } from './staff-email.ts';
import { findUserByEmail, insertUser } from './users.store.ts';

/** Somebody as they were somewhere else. */
export interface RestoredUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly deactivatedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/**
 * Adds somebody who was somewhere before, as they were there but for their password: no one signs in as them before they
 * were given another. In a transaction that is open already. Throws `email-taken`; then nothing has happened.
 */
export async function restoreUser(newsroom: Pick<Newsroom, 'vault'>, open: Write, user: RestoredUser): Promise<void> {
  const { email, ...kept } = user;
  if (email !== null && (await findUserByEmail(open.db, hashStaffEmail(newsroom.vault, email)))) {
    throw new Refusal('email-taken', 'Somebody else signs in with this address here.');
  }
  const sealed = email === null ? withoutStaffEmail(newsroom, user.id) : sealStaffEmail(newsroom, email);
  await insertUser(open.db, { ...kept, ...sealed }, noPassword);
}
