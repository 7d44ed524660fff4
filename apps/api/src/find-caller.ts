import type { FindCaller } from './http/callers.ts';
import { createKeyring } from './keys/keyring.ts';
import type { Newsroom } from './newsroom.ts';
import { createSessionFinder } from './sessions/sessions.actions.ts';

/** Finds who asks: by key, the admin's `adminToken` among them, or by session. */
export function createCallerFinder(newsroom: Newsroom, adminToken: string): FindCaller {
  const findByKey = createKeyring(newsroom, adminToken);
  const findBySession = createSessionFinder(newsroom);
  return (token, kind) => (kind === 'key' ? findByKey(token) : findBySession(token));
}
