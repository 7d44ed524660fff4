// Sessions of people: a random token in a cookie, of which we keep the hash. Looked up for each request, so that one
// that was ended is good for nothing from then on, whichever process ended it.
import { hash, randomBytes } from 'node:crypto';
import { toTimestamp } from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import { write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import * as store from './sessions.store.ts';

const dayMs = 86_400_000;
/** How long a session may last, and how long nobody may use it. */
const longestMs = 90 * dayMs;
const idleMs = 14 * dayMs;
const touchEveryMs = 5 * 60_000;

/** How long a session may last. */
export const sessionSeconds = longestMs / 1000;

/** A new session: its token, and when it ends at the latest. */
export interface NewSession {
  readonly token: string;
  readonly expiresAt: string;
}

/**
 * Begins a session, and does in the same transaction what else belongs to it. Undefined, and nothing is done, where the
 * user is no longer active, or has another password by now.
 */
export async function beginSession(
  newsroom: Newsroom,
  who: store.SignedIn,
  alsoDo: (db: Newsroom['db']) => Promise<void>,
): Promise<NewSession | undefined> {
  const token = randomBytes(32).toString('base64url');
  return write(newsroom, async ({ db, now }) => {
    if (!(await store.insertSession(db, who, { tokenHash: hashSessionToken(token), at: now }))) return undefined;
    await alsoDo(db);
    return { token, expiresAt: later(now, longestMs) };
  });
}

/** Ends one session, if there is one. */
export function endSession(newsroom: Newsroom, token: string): Promise<void> {
  return write(newsroom, ({ db }) => store.deleteSession(db, hashSessionToken(token)));
}

/** Ends all sessions of a user, in a transaction that is open already, but the one whose token has the hash `except`. */
export function endSessionsOf(db: Newsroom['db'], userId: string, except?: string): Promise<void> {
  return store.deleteSessionsOf(db, userId, except);
}

/** Forgets the sessions that are no longer good. */
export function forgetEndedSessions({ db, now }: Pick<Newsroom, 'db' | 'now'>): Promise<void> {
  return store.deleteEndedSessions(db, limitsAt(now()));
}

/** Finds who holds the token of a session; undefined where nobody does. */
export function createSessionFinder(newsroom: Newsroom) {
  const touch = sessionToucher(newsroom);
  return async (token: string): Promise<Caller | undefined> => {
    const tokenHash = hashSessionToken(token);
    const session = await store.findSession(newsroom.db, tokenHash, limitsAt(newsroom.now()));
    if (!session) return undefined;
    touch(tokenHash, session);
    const { user } = session;
    return { holder: `user:${user.id}`, scopes: new Set(), user };
  };
}

/** When the session with this token ends at the latest; undefined where there is none. */
export async function findSessionEnd({ db, now }: Newsroom, token: string): Promise<string | undefined> {
  const session = await store.findSession(db, hashSessionToken(token), limitsAt(now()));
  return session && later(session.createdAt, longestMs);
}

/** What is kept of a token. Tokens are random and long: a fast hash is enough. */
export function hashSessionToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

function limitsAt(now: string): store.SessionLimits {
  return { createdAfter: later(now, -longestMs), seenAfter: later(now, -idleMs) };
}

function later(time: string, ms: number): string {
  return toTimestamp(new Date(Date.parse(time) + ms));
}

/** Notes every few minutes that a session is used, and lets nobody wait for it. */
function sessionToucher({ db, now, log }: Newsroom) {
  const underWay = new Set<string>();
  return (tokenHash: string, { seenAt }: store.StoredSession) => {
    const at = now();
    if (Date.parse(at) - Date.parse(seenAt) < touchEveryMs || underWay.has(tokenHash)) return;
    underWay.add(tokenHash);
    store
      .touchSession(db, tokenHash, at)
      .catch((error: unknown) => log.warn({ err: error }, 'The use of a session could not be noted'))
      .finally(() => underWay.delete(tokenHash));
  };
}
