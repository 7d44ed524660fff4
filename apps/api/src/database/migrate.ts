// Brings a database forward to the newest schema. Recorded in the database; safe when two processes start at once.
import { Migrator } from 'kysely/migration';
import type { Connection } from './connect.ts';
import * as foundation from './migrations/0001-foundation.ts';

const migrations = { '0001-foundation': foundation };

/** Runs the migrations that this database has not seen. Throws what the failing one threw; the rest is kept. */
export async function migrate({ db, dialect }: Connection): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(
            Object.entries(migrations).map(([name, { up }]) => [name, { up: (trx) => up(trx, dialect) }]),
          ),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('The database could not be brought to the newest schema.', { cause: error });
}
