import type { Newsroom } from '../../newsroom.ts';
import { hashBan } from '../bans.actions.ts';

/** Bans as many names as may be. */
export async function fillNameBans({ db, vault, newId, now }: Newsroom): Promise<void> {
  const values = Array.from({ length: 1000 }, (_, index) => `Name ${index}`);
  const rows = values.map((value) => ({
    ...{ id: newId(), kind: 'name' as const, reason: '', created_at: now(), created_by: null, expires_at: null },
    value_hash: hashBan(vault, 'name', value),
    value_sealed: vault.seal(value),
  }));
  await db.insertInto('comment_bans').values(rows).execute();
}
