import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** Up to where `name` has read the log; undefined where it has never. */
export async function findPosition(db: Db, name: string): Promise<number | undefined> {
  const row = await db.selectFrom('log_readers').select('position').where('name', '=', name).executeTakeFirst();
  return row?.position;
}

/** As `findPosition`, and until the transaction ends nobody else reads on under this name. It begins at `first`. */
export async function lockPosition(trx: Db, name: string, first: number): Promise<number> {
  await trx
    .insertInto('log_readers')
    .values({ name, position: first })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { position } = await trx
    .updateTable('log_readers')
    .set((eb) => ({ position: eb.ref('position') }))
    .where('name', '=', name)
    .returning('position')
    .executeTakeFirstOrThrow();
  return position;
}

export async function storePosition(trx: Db, name: string, position: number): Promise<void> {
  await trx.updateTable('log_readers').set({ position }).where('name', '=', name).execute();
}
