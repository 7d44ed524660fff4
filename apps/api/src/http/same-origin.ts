// A cookie goes with every request of a browser, whoever made it ask. So a write that counts on one has to come from a
// page of our own, as the browser says (Fetch Metadata, and the Origin header where that is missing).
import type { IncomingMessage } from 'node:http';
import { Refusal } from '../refusal.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** Throws `not-same-origin` for a write with a session cookie that no page of the site or of the API has made. */
export function assertSameOrigin({ method, headers }: IncomingMessage, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD' || headers.authorization !== undefined) return;
  if (sessionTokenOf(headers) === undefined) return;
  const site = headers['sec-fetch-site'];
  const isOurs = site === undefined ? isOwnOrigin(headers, publicUrl) : site === 'same-origin';
  if (!isOurs) {
    throw new Refusal(
      'not-same-origin',
      'With a session, only pages of this site may write. Programs use a key: Authorization: Bearer …',
    );
  }
}

function isOwnOrigin({ origin, host }: IncomingMessage['headers'], publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return origin === new URL(publicUrl).origin || (from === host && protocol === new URL(publicUrl).protocol);
}
