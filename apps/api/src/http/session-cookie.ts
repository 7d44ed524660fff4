// The cookie in which a browser keeps a session. No script can read it, and no other site can send it with a write.
import type { IncomingHttpHeaders } from 'node:http';

const plainName = 'broadsheet-session';
// Browsers take this one over HTTPS alone, for this host alone (RFC 6265bis, 4.1.3.2).
const hostName = `__Host-${plainName}`;

/** The token of the session that comes with a request. */
export function sessionTokenOf({ cookie }: IncomingHttpHeaders): string | undefined {
  if (!cookie?.includes(plainName)) return undefined;
  const pairs = cookie.split(';').map((pair) => pair.trim().split('='));
  const valueOf = (name: string) => pairs.find(([given]) => given === name)?.[1];
  return valueOf(hostName) ?? valueOf(plainName);
}

/** Sets the cookie for `token`, which is good for `seconds`. */
export function sessionCookie(token: string, { isSecure, seconds }: { isSecure: boolean; seconds: number }): string {
  const name = isSecure ? hostName : plainName;
  return `${name}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

/** Takes the cookie away. */
export function endedSessionCookie({ isSecure }: { isSecure: boolean }): string {
  return sessionCookie('', { isSecure, seconds: 0 });
}
