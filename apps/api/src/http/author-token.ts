// The secret that shows a reader to be the author of what they sent. A browser on a page of the site keeps it as a
// cookie, which no script can read; everybody else gets it in the answer, and sends it as `Author-Token`.
import type { IncomingHttpHeaders } from 'node:http';
import { readCookie, writeCookie } from './cookie.ts';

const name = 'broadsheet-reader';
const rememberedSeconds = 365 * 24 * 3600;

/** The author token that comes in the cookie of a request; undefined where none does that could be one. */
export function authorCookieOf(headers: Pick<IncomingHttpHeaders, 'cookie'>): string | undefined {
  return asToken(readCookie(headers, name));
}

/** The author token that comes with a request. `header` gives its headers. */
export function authorTokenOf(header: (name: string) => string | undefined): string | undefined {
  return asToken(header('author-token')) ?? authorCookieOf({ cookie: header('cookie') });
}

/** Sets the cookie: for a year where the reader wants to be remembered, and else until the browser is closed. */
export function authorCookie(token: string, terms: { isSecure: boolean; isRemembered: boolean }): string {
  const { isSecure, isRemembered } = terms;
  return writeCookie(name, token, { isSecure, seconds: isRemembered ? rememberedSeconds : undefined });
}

// What nobody was given would only make a secret that can be guessed.
function asToken(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{43}$/.test(text) ? text : undefined;
}
