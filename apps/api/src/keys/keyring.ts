// Who holds a token. Asked for each request, so that a key that was ended is good for nothing from then on, whichever
// process ended it.
import { timingSafeEqual } from 'node:crypto';
import { allScopes, keyState, toTimestamp, type ApiKey } from '@broadsheet/domain';
import { invalidToken, type Caller } from '../caller.ts';
import type { Newsroom } from '../newsroom.ts';
import { hashToken, isPossibleToken } from './key-token.ts';
import { keyFinder, noteUse } from './keys.store.ts';

/**
 * Finds who holds a token: the admin, whose token is `adminToken`, or the holder of a key. Undefined where nobody does;
 * throws `key-required` where the key has expired or was ended, which only its holder can learn.
 */
export function createKeyring(newsroom: Newsroom, adminToken: string) {
  const admin: Caller = { holder: 'admin', scopes: new Set(allScopes) };
  const adminHash = Buffer.from(hashToken(adminToken));
  const find = keyFinder(newsroom.db);
  const note = useNoter(newsroom);
  return async (token: string): Promise<Caller | undefined> => {
    const tokenHash = hashToken(token);
    if (timingSafeEqual(Buffer.from(tokenHash), adminHash)) return admin;
    const key = isPossibleToken(token) ? await find(tokenHash, newsroom.now()) : undefined;
    if (!key) return undefined;
    assertValid(key, newsroom.now());
    note(key);
    return { holder: `key:${key.id}`, scopes: new Set(key.scopes) };
  };
}

function assertValid(key: ApiKey, now: string): void {
  const state = keyState(key, now);
  if (state === 'expired') throw invalidToken(`This key expired on ${key.expiresAt}.`);
  if (state === 'revoked') throw invalidToken(`This key was ended on ${key.revokedAt}.`);
}

const noteEveryMs = 60_000;

/** Notes when a key was used, once a minute, and lets nobody wait for it. */
function useNoter({ db, now, log }: Newsroom) {
  const underWay = new Set<string>();
  return ({ id, lastUsedAt }: ApiKey) => {
    const at = now();
    const notedSince = toTimestamp(new Date(Date.parse(at) - noteEveryMs));
    if ((lastUsedAt !== null && lastUsedAt >= notedSince) || underWay.has(id)) return;
    underWay.add(id);
    noteUse(db, id, { at, notedSince })
      // When it was used is nice to know, and no reason to refuse anything.
      .catch((error: unknown) => log.warn({ err: error, key: id }, 'The use of a key could not be noted'))
      .finally(() => underWay.delete(id));
  };
}
