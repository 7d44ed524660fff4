import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

interface Batch {
  /** RFC 3339. */
  readonly before: string;
  readonly limit: number;
}

/** Forgets from where at most `limit` comments of before `before` came. Returns of how many it did. */
export async function forgetAddressesOfComments(db: Db, { before, limit }: Batch): Promise<number> {
  const old = db
    .selectFrom('comments')
    .select('id')
    .where('ip_sealed', 'is not', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit);
  const { numUpdatedRows } = await db
    .updateTable('comments')
    // The fingerprint is made of the address, too; whoever has the key could try all addresses.
    .set({ ip_sealed: null, ip_hash: null, fingerprint: null })
    .where('id', 'in', old)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The same of reports. */
export async function forgetAddressesOfReports(db: Db, { before, limit }: Batch): Promise<number> {
  const old = db
    .selectFrom('comment_reports')
    .select('id')
    .where('ip_hash', 'is not', null)
    .where('created_at', '<', before)
    .limit(limit);
  const { numUpdatedRows } = await db
    .updateTable('comment_reports')
    .set({ ip_hash: null })
    .where('id', 'in', old)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
