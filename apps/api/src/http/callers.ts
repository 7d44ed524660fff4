import type { IncomingMessage } from 'node:http';
import { anonymous, invalidToken, type Caller } from '../caller.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** Where a token came from. Over HTTPS, a cookie that is not bound to it may be one that somebody else has set. */
type TokenKind = 'key' | 'bound-session' | 'session';

/** Who holds `token`, of a key or of a session; undefined where nobody does. */
export type FindCaller = (token: string, kind: TokenKind) => Promise<Caller | undefined>;

// The limits ask first, and the endpoint again.
const known = new WeakMap<IncomingMessage, Promise<Caller>>();

/** Whether `request` says who sends it. */
export function namesCaller({ headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined || sessionTokenOf(headers) !== undefined;
}

/** Who sent `request`; looked up once. Throws `key-required` where it came with a key that nobody holds. */
export function callerOf(request: IncomingMessage, findCaller: FindCaller): Promise<Caller> {
  if (!namesCaller(request)) return Promise.resolve(anonymous);
  const before = known.get(request);
  if (before) return before;
  const caller = lookUpCaller(request, findCaller);
  known.set(request, caller);
  return caller;
}

/** Who sent `request`, as it is now: looked up again. Throws as `callerOf`. */
export async function lookUpCaller({ headers }: IncomingMessage, findCaller: FindCaller): Promise<Caller> {
  if (headers.authorization === undefined) {
    // Whose session has ended is a reader like any other.
    const bound = sessionTokenOf(headers, { isSecure: true });
    const found =
      bound === undefined ? findCaller(sessionTokenOf(headers) ?? '', 'session') : findCaller(bound, 'bound-session');
    return (await found) ?? anonymous;
  }
  const token = /^Bearer +(\S+) *$/i.exec(headers.authorization)?.[1];
  const caller = token === undefined ? undefined : await findCaller(token, 'key');
  if (!caller) throw invalidToken('The key in Authorization is not known, or no longer valid.');
  return caller;
}
