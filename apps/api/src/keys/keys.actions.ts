import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { allScopes, type Scope } from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import type { Newsroom } from '../newsroom.ts';
import { findKey, insertKey, listKeys, revokeKey, type ApiKey } from './keys.store.ts';

export type { ApiKey };

/** Finds who holds a token: the admin, whose token is `adminToken`, or the holder of a key. */
export function createKeyring({ db }: Newsroom, adminToken: string) {
  const admin: Caller = { holder: 'admin', scopes: new Set(allScopes) };
  const adminHash = Buffer.from(hashToken(adminToken));
  return async (token: string): Promise<Caller | undefined> => {
    const tokenHash = hashToken(token);
    if (timingSafeEqual(Buffer.from(tokenHash), adminHash)) return admin;
    const key = await findKey(db, tokenHash);
    return key && { holder: `key:${key.id}`, scopes: new Set(key.scopes) };
  };
}

/** Makes a key with `scopes`. The token is shown this once; only its hash is kept. */
export async function createKey(
  { db, newId, now }: Newsroom,
  { name, scopes }: { name: string; scopes: readonly Scope[] },
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = `bs_${randomBytes(32).toString('base64url')}`;
  await insertKey(db, { id, name, scopes, createdAt: now(), tokenHash: hashToken(token) });
  return { id, token };
}

/** Ends a key at once. Returns whether it was there and valid. */
export function endKey({ db, now }: Newsroom, id: string): Promise<boolean> {
  return revokeKey(db, id, now());
}

/** All keys, also those that have ended. */
export function listAllKeys({ db }: Newsroom): Promise<ApiKey[]> {
  return listKeys(db);
}

// Tokens are random and long: a fast hash is enough.
function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}
