import type { IssuedKey } from '@broadsheet/api-contract';
import { DomainError, keyState, mayGrant, toTimestamp, type ApiKey, type ApiKeyDraft } from '@broadsheet/domain';
import type { Caller } from '../caller.ts';
import { write } from '../changes/changes.actions.ts';
import { answerPage } from '../http/pagination.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { hashToken, hintOf, makeToken } from './key-token.ts';
import * as store from './keys.store.ts';

/** Which page of the keys is wanted. */
interface PageWanted {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** All keys, also those that have ended, the newest first. Throws `invalid-cursor`. */
export function listKeys({ db, vault }: Newsroom, { limit, after: cursor }: PageWanted) {
  const asked = { order: 'keys', cursor, sign: (text: string) => vault.hash('cursor', text) };
  return answerPage(asked, (after) => store.listKeys(db, { limit, after }));
}

/** The key with this id. Throws `not-found`. */
export async function getKey({ db }: Pick<Newsroom, 'db'>, id: string): Promise<ApiKey> {
  const key = await store.findKey(db, id);
  if (!key) throw new Refusal('not-found', `There is no key ${id}.`);
  return key;
}

/**
 * Makes a key. Its token is answered this once; only its hash is kept. Throws `scope-missing` or `not-permitted` where
 * `caller` may not do themselves what the key is to do, and `not-a-date-in-the-future`. Without a caller, it is made by
 * whoever may use the command line.
 */
export async function createKey(newsroom: Newsroom, draft: ApiKeyDraft, caller?: Caller): Promise<IssuedKey> {
  assertMayGrant(caller, draft);
  const token = makeToken();
  const issued = await write(newsroom, async ({ db, now }) => {
    assertToCome(draft.expiresAt, now);
    const scopes = [...new Set(draft.scopes)];
    const { name, expiresAt } = draft;
    const named = { id: newsroom.newId(), name, hint: hintOf(token), scopes, createdAt: now };
    const key = { ...named, rotatedAt: null, expiresAt, lastUsedAt: null, revokedAt: null };
    await store.insertKey(db, key, { tokenHash: hashToken(token), createdBy: caller?.holder ?? null });
    return { key, token };
  });
  note(newsroom, 'key.created', issued.key, caller);
  return issued;
}

/**
 * Gives a key another token, and lets the one before be good for `overlapHours` more. Throws `not-found`, `key-ended`,
 * and `scope-missing` or `not-permitted` where the key may do what `caller` may not: its token would make them able to.
 */
export async function rotateKey(
  newsroom: Newsroom,
  { id, overlapHours }: { id: string; overlapHours: number },
  caller?: Caller,
): Promise<IssuedKey> {
  const token = makeToken();
  const issued = await write(newsroom, async ({ db, now }) => {
    const before = await getKey({ db }, id);
    assertMayGrant(caller, before);
    const state = keyState(before, now);
    if (state !== 'valid') throw new Refusal('key-ended', `The key is ${state}. Make another one.`);
    const key = { ...before, hint: hintOf(token), rotatedAt: now };
    const until = toTimestamp(new Date(Date.parse(now) + overlapHours * 3_600_000));
    await store.replaceToken(db, key, { tokenHash: hashToken(token), until });
    return { key, token };
  });
  note(newsroom, 'key.rotated', issued.key, caller);
  return issued;
}

/** Ends a key at once, in all processes. One that was ended before stays as it is. Throws `not-found`. */
export async function revokeKey(newsroom: Newsroom, id: string, caller?: Caller): Promise<ApiKey> {
  const key = await write(newsroom, async ({ db, now }) => {
    await store.revokeKey(db, id, now);
    return getKey({ db }, id);
  });
  note(newsroom, 'key.revoked', key, caller);
  return key;
}

function assertMayGrant(caller: Caller | undefined, granted: Pick<ApiKey, 'scopes'>): void {
  if (!caller || mayGrant(caller, granted)) return;
  const message = 'Nobody gives a key rights that they do not have themselves.';
  throw new Refusal(caller.user ? 'not-permitted' : 'scope-missing', message, [{ pointer: '/scopes', message }]);
}

function assertToCome(expiresAt: string | null, now: string): void {
  if (expiresAt !== null && expiresAt <= now) {
    throw new DomainError('not-a-date-in-the-future', 'A key can only expire at a time to come.', '/expiresAt');
  }
}

// Who did what with keys belongs to whoever runs the newsroom, not to everybody who follows its changes.
function note({ log }: Newsroom, event: string, { id, name }: ApiKey, caller: Caller | undefined): void {
  // Whoever typed the command has seen it.
  if (caller) log.info({ event, key: id, name, by: caller.holder }, event);
}
