import type { IncomingMessage } from 'node:http';
import { anonymous, type Caller } from '../caller.ts';
import { Refusal } from '../refusal.ts';

/** Who holds `token`; undefined where nobody does. */
export type FindCaller = (token: string) => Promise<Caller | undefined>;

// The limits ask first, and the endpoint again.
const known = new WeakMap<IncomingMessage, Promise<Caller>>();

/** Whether `request` says who sends it. */
export function namesCaller({ headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined;
}

/** Who sent `request`; looked up once. Throws `key-required` where it came with a key that nobody holds. */
export function callerOf(request: IncomingMessage, findCaller: FindCaller): Promise<Caller> {
  if (!namesCaller(request)) return Promise.resolve(anonymous);
  const before = known.get(request);
  if (before) return before;
  const caller = readCaller(request, findCaller);
  known.set(request, caller);
  return caller;
}

async function readCaller({ headers }: IncomingMessage, findCaller: FindCaller): Promise<Caller> {
  const token = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : await findCaller(token);
  if (!caller) throw new Refusal('key-required', 'The key in Authorization is not known, or no longer valid.');
  return caller;
}
