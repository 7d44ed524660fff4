// Whether a write comes from a page of our own. A cookie goes with every request of its browser, whoever made it ask. So
// a write that counts on one has to come from a page of ours, as the browser says (Fetch Metadata, and the Origin header
// where that is missing).
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { authorCookieOf } from '@broadsheet/service';
import { Refusal } from '../refusal.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** Throws `not-same-origin` for a write with a cookie of ours that no page of the site or of the API has made. */
export function assertSameOrigin({ method, headers }: IncomingMessage, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD' || headers.authorization !== undefined) return;
  if (sessionTokenOf(headers) === undefined && !countsOnAuthorCookie(headers)) return;
  if (isFromOwnPage(headers, publicUrl)) return;
  throw new Refusal(
    'not-same-origin',
    'With a cookie, only pages of this site may write. Programs send a key or an author token in a header.',
  );
}

/** The headers by which a browser says which page made it ask. */
export type OriginHeaders = Pick<IncomingHttpHeaders, 'sec-fetch-site' | 'origin' | 'host'>;

/** Whether a browser says that a page of the site or of the API made it ask. Programs say nothing. */
export function isFromOwnPage(headers: OriginHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? isOwnOrigin(headers, publicUrl) : site === 'same-origin';
}

function countsOnAuthorCookie(headers: IncomingHttpHeaders): boolean {
  return headers['author-token'] === undefined && authorCookieOf(headers) !== undefined;
}

function isOwnOrigin({ origin, host }: OriginHeaders, publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return origin === new URL(publicUrl).origin || (from === host && protocol === new URL(publicUrl).protocol);
}
