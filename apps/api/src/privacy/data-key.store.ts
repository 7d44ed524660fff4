import type { Kysely } from 'kysely';
import { holdDataKey, type Dialect } from '../database/dialect.ts';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

const onlyRow = 1;

/** The name of the key under which this database is written. The first one that is ever asked about is it. */
export function claimDataKey(db: Db, dialect: Dialect, keyId: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await holdDataKey(trx, dialect);
    const known = await findKeyId(trx);
    if (known !== undefined) return known;
    await trx
      .insertInto('data_key')
      .values({ row_number: onlyRow, key_id: keyId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await findKeyId(trx)) ?? keyId;
  });
}

/** Says that the database is written under another key now. */
export async function updateKeyId(db: Db, keyId: string): Promise<void> {
  await db.updateTable('data_key').set({ key_id: keyId }).execute();
}

async function findKeyId(db: Db): Promise<string | undefined> {
  return (await db.selectFrom('data_key').select('key_id').executeTakeFirst())?.key_id;
}
