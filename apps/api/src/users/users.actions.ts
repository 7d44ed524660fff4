import type { UserWithPassword } from '@broadsheet/api-contract';
import { mayGrant, type Role, type User, type UserDraft, type UserPatch } from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import { write, type Write } from '../changes/changes.actions.ts';
import { isUniqueViolation } from '../database/dialect.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import { answerPage } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { endSessionsOf } from '../sessions/sessions.actions.ts';
import { makeUpPassword } from './made-up-password.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { hashStaffEmail, openStaffEmail, sealStaffEmail } from './staff-email.ts';
import * as store from './users.store.ts';

export { hashStaffEmail, openStaffEmail } from './staff-email.ts';

type StoredUser = store.StoredUser;

/** Whom, on which version of them, and who does it. Without a caller, it is whoever may use the command line. */
export interface UserTarget {
  readonly id: string;
  readonly precondition: Precondition;
  readonly caller?: Caller | undefined;
}

/** All users, the newest first. Throws `invalid-cursor`. */
export async function listUsers(newsroom: Newsroom, { limit, after }: { limit: number; after?: string | undefined }) {
  const { db, vault } = newsroom;
  const asked = { order: 'users', cursor: after, sign: (text: string) => vault.hash('cursor', text) };
  const { items, next } = await answerPage(asked, (position) => store.listUsers(db, { limit, after: position }));
  return { items: items.map((user) => openUser(newsroom, user)), next };
}

/** The user with this id. Throws `not-found`. */
export async function getUser(newsroom: Newsroom, id: string): Promise<User> {
  return openUser(newsroom, await getStored(newsroom.db, id));
}

/**
 * Adds a user. Where the draft has no password, one is made up and answered this once. Throws `email-taken`, and
 * `scope-missing` or `not-permitted` where `caller` may not do what the role may.
 */
export async function createUser(newsroom: Newsroom, draft: UserDraft, caller?: Caller): Promise<UserWithPassword> {
  assertMayGive(caller, draft.role);
  const { name, role, email } = draft;
  const madeUp = draft.password === undefined ? makeUpPassword() : null;
  const passwordHash = await hashPassword(draft.password ?? madeUp ?? '');
  const user = await orEmailTaken(() =>
    write(newsroom, async ({ db, now }) => {
      await assertEmailFree(newsroom, db, email);
      const dated = { createdAt: now, updatedAt: now, version: 1, deactivatedAt: null };
      const fresh = { id: newsroom.newId(), name, role, ...sealStaffEmail(newsroom, email), ...dated };
      await store.insertUser(db, fresh, passwordHash);
      return fresh;
    }),
  );
  note(newsroom, 'user.created', user, caller);
  return { user: openUser(newsroom, user), password: madeUp };
}

/**
 * Changes a user. Whoever is no longer active is signed out everywhere. Throws `not-found`, `stale-version`,
 * `email-taken`, and `scope-missing` or `not-permitted` where `caller` may not do what the user may, before or after.
 */
export async function updateUser(newsroom: Newsroom, target: UserTarget, patch: UserPatch): Promise<User> {
  const user = await orEmailTaken(() =>
    write(newsroom, async (open) => {
      const before = await getForWrite(open, target);
      if (patch.role !== undefined) assertMayGive(target.caller, patch.role);
      if (patch.email !== undefined) await assertEmailFree(newsroom, open.db, patch.email, before.id);
      const after = await storeNext(open, before, {
        name: patch.name ?? before.name,
        role: patch.role ?? before.role,
        ...(patch.email !== undefined && sealStaffEmail(newsroom, patch.email)),
        ...(patch.isActive !== undefined && {
          deactivatedAt: patch.isActive ? null : (before.deactivatedAt ?? open.now),
        }),
      });
      if (after.deactivatedAt !== null) await endSessionsOf(open.db, after.id);
      return after;
    }),
  );
  note(newsroom, 'user.updated', user, target.caller);
  return openUser(newsroom, user);
}

/** Gives a user another password, made up where none is given, and signs them out everywhere. Throws as `updateUser`. */
export async function resetPassword(
  newsroom: Newsroom,
  target: UserTarget,
  password?: string,
): Promise<UserWithPassword> {
  const madeUp = password === undefined ? makeUpPassword() : null;
  const passwordHash = await hashPassword(password ?? madeUp ?? '');
  const user = await write(newsroom, async (open) => {
    const after = await storeNext(open, await getForWrite(open, target), {});
    await store.updatePassword(open.db, after.id, { to: passwordHash });
    await endSessionsOf(open.db, after.id);
    return after;
  });
  note(newsroom, 'user.password-reset', user, target.caller);
  return { user: openUser(newsroom, user), password: madeUp };
}

/** Changes the password of whoever knows the present one; signs them out everywhere but in `session`. */
export async function changeOwnPassword(
  newsroom: Newsroom,
  { userId, sessionHash }: { userId: string; sessionHash: string | undefined },
  { current, next }: { current: string; next: string },
): Promise<void> {
  const kept = await store.findPasswordHash(newsroom.db, userId);
  if (!(await isPassword(current, kept))) throw wrongPassword();
  const passwordHash = await hashPassword(next);
  await write(newsroom, async ({ db }) => {
    // Somebody else may have reset it in the meantime, and for a reason.
    if (!(await store.updatePassword(db, userId, { to: passwordHash, from: kept }))) throw wrongPassword();
    await endSessionsOf(db, userId, sessionHash);
  });
  newsroom.log.info({ event: 'user.password-changed', user: userId, by: `user:${userId}` }, 'user.password-changed');
}

/** Somebody who may sign in. */
export type Colleague = Pick<User, 'id' | 'name' | 'role'>;

/** Whoever is active, and has this address and this password. It takes as long where nobody has the address. */
export async function findByCredentials(
  { db, vault }: Pick<Newsroom, 'db' | 'vault'>,
  { email, password }: { email: string; password: string },
): Promise<{ user: Colleague; passwordHash: string } | undefined> {
  const found = await store.findUserByEmail(db, hashStaffEmail(vault, email));
  const kept = found && (await store.findPasswordHash(db, found.id));
  const isRight = await isPassword(password, kept);
  if (!found || kept === undefined || !isRight || found.deactivatedAt !== null) return undefined;
  return { user: { id: found.id, name: found.name, role: found.role }, passwordHash: kept };
}

/** The id of the user with this address, in any spelling that its owner may use. */
export async function findUserId({ db, vault }: Newsroom, email: string): Promise<string | undefined> {
  return (await store.findUserByEmail(db, hashStaffEmail(vault, email)))?.id;
}

async function getForWrite({ db }: Write, { id, precondition, caller }: UserTarget): Promise<StoredUser> {
  const user = await getStored(db, id);
  // Whoever could change somebody who may do more could become them.
  assertMayGive(caller, user.role);
  assertCurrent(precondition, user.version);
  return user;
}

async function storeNext({ db, now }: Write, before: StoredUser, changed: Partial<StoredUser>): Promise<StoredUser> {
  const next = { ...before, ...changed, updatedAt: now, version: before.version + 1 };
  if (await store.updateUser(db, next)) return next;
  throw new Refusal('stale-version', 'Somebody else has changed this user at the same moment. Read it again.');
}

async function getStored(db: Newsroom['db'], id: string): Promise<StoredUser> {
  const user = await store.findUser(db, id);
  if (!user) throw new Refusal('not-found', `There is no user ${id}.`);
  return user;
}

function assertMayGive(caller: Caller | undefined, role: Role): void {
  if (!caller || mayGrant(caller, { role })) return;
  const message = `Only those who may do everything that a ${role} may can do this.`;
  throw new Refusal(caller.user ? 'not-permitted' : 'scope-missing', message);
}

async function assertEmailFree({ vault }: Newsroom, db: Newsroom['db'], email: string, except?: string) {
  const holder = await store.findUserByEmail(db, hashStaffEmail(vault, email));
  if (holder && holder.id !== except) throw emailTaken();
}

async function orEmailTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUniqueViolation(error) ? emailTaken() : error;
  }
}

function openUser(newsroom: Newsroom, stored: StoredUser): User {
  const { id, name, role, deactivatedAt, createdAt, updatedAt, version } = stored;
  const email = openStaffEmail(newsroom, stored);
  return { id, name, email, role, isActive: deactivatedAt === null, createdAt, updatedAt, version };
}

function emailTaken(): Refusal {
  const message = 'Somebody else signs in with this address.';
  return new Refusal('email-taken', message, [{ pointer: '/email', message }]);
}

function wrongPassword(): Refusal {
  return new Refusal('sign-in-failed', 'The present password is another one.');
}

function note({ log }: Newsroom, event: string, { id, role }: StoredUser, caller: Caller | undefined): void {
  // Whoever typed the command has seen it.
  if (caller) log.info({ event, user: id, role, by: caller.holder }, event);
}
