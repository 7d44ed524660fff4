// The people of the newsroom as those whom mails go to, and who come back with a link out of one.
import { allRoles, isPermittedAtAll, type Role, type Scope } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { openStaffEmail } from './staff-email.ts';
import { findUser, listActiveUsers } from './users.store.ts';

/** Somebody whom a mail can reach. */
export interface StaffMember {
  readonly id: string;
  readonly email: string;
}

/** The active users who may do `scope`, and whose addresses open. */
export async function listStaffWho(newsroom: Newsroom, scope: Scope): Promise<StaffMember[]> {
  const stored = await listActiveUsers(
    newsroom.db,
    allRoles.filter((role) => mayDo(role, scope)),
  );
  return stored.flatMap((user) => {
    const email = openStaffEmail(newsroom, user);
    return email === null ? [] : [{ id: user.id, email }];
  });
}

/** Whether the user with this id is active and may do `scope`. */
export async function isStaffWho({ db }: Newsroom, id: string, scope: Scope): Promise<boolean> {
  const user = await findUser(db, id);
  return user?.deactivatedAt === null && mayDo(user.role, scope);
}

/** How the user with this id is called; undefined where there is none. */
export async function findStaffName({ db }: Newsroom, id: string): Promise<string | undefined> {
  return (await findUser(db, id))?.name;
}

function mayDo(role: Role, scope: Scope): boolean {
  return isPermittedAtAll({ user: { id: '', role } }, scope);
}
