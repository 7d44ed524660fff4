import type { Caller } from '../caller.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { changeOwnPassword, findByCredentials, hashStaffEmail, type Colleague } from '../users/users.actions.ts';
import { beginSession, hashSessionToken, type NewSession } from './sessions.actions.ts';
import { countAttempt, forgiveAttempt, sourcesOf } from './sign-in-throttle.ts';

/** What somebody signs in with, and from where. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly address: string;
}

/**
 * Signs somebody in. Throws `sign-in-failed`, the same and after as long whether the address is unknown, the password
 * wrong, or the user no longer active; and `too-many-requests` where too many attempts have failed.
 */
export async function signIn(
  newsroom: Newsroom,
  { email, password, address }: SignIn,
): Promise<NewSession & { user: Colleague }> {
  const sources = sourcesOf(newsroom, hashStaffEmail(newsroom.vault, email), address);
  await countAttempt(newsroom, sources);
  const found = await findByCredentials(newsroom, { email, password });
  const user = found?.user;
  const known = found && { userId: found.user.id, passwordHash: found.passwordHash };
  const session = known && (await beginSession(newsroom, known, (db) => forgiveAttempt({ db }, sources)));
  if (!user || !session) throw new Refusal('sign-in-failed', 'There is no active user with this email and password.');
  newsroom.log.info({ event: 'session.begun', user: user.id }, 'session.begun');
  return { ...session, user };
}

/** Whoever changes their own password, in which session, and from where. */
export interface OwnPassword {
  readonly caller: Caller;
  readonly sessionToken: string | undefined;
  readonly address: string;
}

/**
 * Changes the password of whoever asks, and signs them out everywhere else. Throws `not-permitted` for a key,
 * `sign-in-failed` where the present password is another one, and `too-many-requests`.
 */
export async function changePassword(
  newsroom: Newsroom,
  { caller: { user }, sessionToken, address }: OwnPassword,
  passwords: { current: string; next: string },
): Promise<undefined> {
  if (!user) throw new Refusal('not-permitted', 'Keys have no password. Sign in to change yours.');
  const sources = sourcesOf(newsroom, user.id, address);
  await countAttempt(newsroom, sources);
  const sessionHash = sessionToken === undefined ? undefined : hashSessionToken(sessionToken);
  await changeOwnPassword(newsroom, { userId: user.id, sessionHash }, passwords);
  await forgiveAttempt(newsroom, sources);
  return undefined;
}
