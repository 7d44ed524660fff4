// Cookies that no script can read, and that no other site can send with a write.
import type { IncomingHttpHeaders } from 'node:http';

/** How long a browser keeps a cookie, and whether it sends it over HTTPS alone. */
export interface CookieTerms {
  readonly isSecure: boolean;
  /** Without it, until the browser is closed. */
  readonly seconds?: number | undefined;
}

/**
 * The value of the cookie `name` that comes with a request, under whichever of its names; with `isSecure`, only under
 * the one that nobody but this host can have set, and over HTTPS alone.
 */
export function readCookie(
  { cookie }: Pick<IncomingHttpHeaders, 'cookie'>,
  name: string,
  { isSecure = false }: Partial<Pick<CookieTerms, 'isSecure'>> = {},
): string | undefined {
  if (!cookie?.includes(name)) return undefined;
  const pairs = cookie.split(';').map((pair) => pair.trim().split('='));
  const valueOf = (wanted: string) => pairs.find(([given]) => given === wanted)?.[1];
  return valueOf(hostName(name)) ?? (isSecure ? undefined : valueOf(name));
}

/** What sets the cookie `name` to `value`, which has to be made of letters and digits. */
export function writeCookie(name: string, value: string, { isSecure, seconds }: CookieTerms): string {
  const age = seconds === undefined ? '' : ` Max-Age=${seconds};`;
  return `${isSecure ? hostName(name) : name}=${value}; Path=/;${age} HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

// Browsers take this one over HTTPS alone, for this host alone (RFC 6265bis, 4.1.3.2).
function hostName(name: string): string {
  return `__Host-${name}`;
}
