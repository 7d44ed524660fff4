import type { IncomingMessage } from 'node:http';

/** Whether the answer to `request` may be given to anybody: nothing in it says who asks. */
export function isAnonymous({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.authorization !== undefined) return false;
  return headers.cookie === undefined || !/(?:^|;\s*)(?:__Host-)?broadsheet-session=/.test(headers.cookie);
}
