// What requests with an Idempotency-Key were answered is kept for a day. It may say what a comment said, or whose it was.
import { setImmediate } from 'node:timers/promises';
import type { Newsroom } from '../newsroom.ts';
import { openOrNull } from '../privacy/vault.ts';
import * as store from './forget-requests.store.ts';

const atOnce = 500;

/** Forgets the kept answers in which one of these comments, or this address, is mentioned. */
export async function forgetRequestsAbout(
  { db, vault }: Newsroom,
  { email, ids }: { email: string; ids: readonly string[] },
): Promise<void> {
  const comments = new Set(ids);
  const isAbout = (sealed: string) => {
    const text = sealed === '' ? '' : (openOrNull(vault, sealed) ?? '');
    return text.toLowerCase().includes(email) || (text.match(uuid) ?? []).some((id) => comments.has(id));
  };
  for (const table of store.tables) await forgetOf(db, table, isAbout);
}

async function forgetOf(db: Newsroom['db'], table: store.RequestTable, isAbout: (sealed: string) => boolean) {
  for (let after: store.Kept | undefined; ;) {
    const kept = await store.listKept(db, table, { after, limit: atOnce });
    for (const { request } of kept.filter(({ sealed }) => isAbout(sealed))) await store.deleteRequest(db, request);
    if (kept.length < atOnce) return;
    after = kept.at(-1);
    await setImmediate();
  }
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;
