import type { Role } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A session, and whose it is. */
export interface StoredSession {
  readonly user: { readonly id: string; readonly name: string; readonly role: Role };
  readonly createdAt: string;
  readonly seenAt: string;
}

/** How far back a session may have begun, and may have been used last, to be good. */
export interface SessionLimits {
  readonly createdAfter: string;
  readonly seenAfter: string;
}

/** The session with this token, where it is still good and its user active. */
export async function findSession(
  db: Db,
  tokenHash: string,
  { createdAfter, seenAfter }: SessionLimits,
): Promise<StoredSession | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.name', 'users.role', 'sessions.created_at', 'sessions.seen_at'])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.created_at', '>', createdAfter)
    .where('sessions.seen_at', '>', seenAfter)
    .where('users.deactivated_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, name, role, created_at, seen_at } = row;
  return { user: { id, name, role }, createdAt: created_at, seenAt: seen_at };
}

/** Whose session begins, and the password by which they were known. */
export interface SignedIn {
  readonly userId: string;
  readonly passwordHash: string;
}

/**
 * Stores a new session of a user who is active and has this password still. Returns whether they are and have. Until the
 * transaction ends, nobody can take either from them: who does so later ends this session, too.
 */
export async function insertSession(
  db: Db,
  { userId, passwordHash }: SignedIn,
  { tokenHash, at }: { tokenHash: string; at: string },
): Promise<boolean> {
  const locked = await db
    .updateTable('users')
    .set({ password_hash: passwordHash })
    .where('id', '=', userId)
    .where('password_hash', '=', passwordHash)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (locked.numUpdatedRows === 0n) return false;
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, user_id: userId, created_at: at, seen_at: at })
    .execute();
  return true;
}

/** Notes that a session was used. */
export async function touchSession(db: Db, tokenHash: string, at: string): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute();
}

/** Ends one session. */
export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of a user, but the one with the hash `except`. */
export async function deleteSessionsOf(db: Db, userId: string, except?: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(except !== undefined, (query) => query.where('token_hash', '!=', except ?? ''))
    .execute();
}

/** Deletes the sessions that are no longer good. */
export async function deleteEndedSessions(db: Db, { createdAfter, seenAfter }: SessionLimits): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('created_at', '<=', createdAfter), eb('seen_at', '<=', seenAfter)]))
    .execute();
}
