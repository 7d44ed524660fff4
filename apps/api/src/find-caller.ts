import type { FindCaller } from './http/callers.ts';
import { createKeyring } from './keys/keyring.ts';
import type { Newsroom } from './newsroom.ts';
import { createSessionFinder } from './sessions/sessions.actions.ts';

/**
 * Finds who asks: by key, the admin's `adminToken` among them, or by session. Where the site `isSecure`, only a session
 * counts that its cookie binds to it: another one may have been planted, to have somebody work in another's name.
 */
export function createCallerFinder(newsroom: Newsroom, adminToken: string, { isSecure = false } = {}): FindCaller {
  const findByKey = createKeyring(newsroom, adminToken);
  const findBySession = createSessionFinder(newsroom);
  return async (token, kind) => {
    if (kind === 'key') return findByKey(token);
    return isSecure && kind === 'session' ? undefined : findBySession(token);
  };
}
