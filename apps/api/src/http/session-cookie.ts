// The cookie in which a browser keeps a session.
import type { IncomingHttpHeaders } from 'node:http';
import { readCookie, writeCookie } from '@broadsheet/service';

const name = 'broadsheet-session';

/** The token of the session that comes with a request; with `isSecure`, only one that this host has set, over HTTPS. */
export function sessionTokenOf(
  headers: Pick<IncomingHttpHeaders, 'cookie'>,
  terms: { isSecure?: boolean } = {},
): string | undefined {
  return readCookie(headers, name, terms);
}

/** Sets the cookie for `token`, which is good for `seconds`. */
export function sessionCookie(token: string, { isSecure, seconds }: { isSecure: boolean; seconds: number }): string {
  return writeCookie(name, token, { isSecure, seconds });
}

/** Takes the cookie away. */
export function endedSessionCookie({ isSecure }: { isSecure: boolean }): string {
  return sessionCookie('', { isSecure, seconds: 0 });
}
