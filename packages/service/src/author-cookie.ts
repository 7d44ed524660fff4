// The cookie in which a browser keeps the secret that shows its reader to be the author of what they sent.
import type { IncomingHttpHeaders } from 'node:http';
import { readCookie, writeCookie } from './cookie.ts';

const name = 'broadsheet-reader';
const rememberedSeconds = 365 * 24 * 3600;

/**
 * The author token that comes in the cookie of a request; undefined where none does that could be one. Where something
 * is to be written under it, say whether the site `isSecure`: then a cookie does not count that another host, or somebody
 * on the way, can have set, who would be the author of it, too.
 */
export function authorCookieOf(
  headers: Pick<IncomingHttpHeaders, 'cookie'>,
  terms: { isSecure?: boolean } = {},
): string | undefined {
  return asAuthorToken(readCookie(headers, name, terms));
}

/** `text`, if it could be an author token: what nobody was given would only make a secret that can be guessed. */
export function asAuthorToken(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{43}$/.test(text) ? text : undefined;
}

/** Sets the cookie: for a year where the reader wants to be remembered, and else until the browser is closed. */
export function authorCookie(token: string, terms: { isSecure: boolean; isRemembered: boolean }): string {
  const { isSecure, isRemembered } = terms;
  return writeCookie(name, token, { isSecure, seconds: isRemembered ? rememberedSeconds : undefined });
}
