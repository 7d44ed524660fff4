// Brings a database forward to the newest schema. Recorded in the database; safe when two processes start at once.
import { Migrator, type Migration } from 'kysely/migration';
import type { Connection } from './connect.ts';
import { allowLongStatements } from './dialect.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as idempotency from './migrations/0002-idempotency.ts';
import * as lists from './migrations/0003-lists.ts';
import * as search from './migrations/0004-search.ts';
import * as access from './migrations/0005-access.ts';
import * as webhooks from './migrations/0006-webhooks.ts';
import * as limits from './migrations/0007-limits.ts';
import * as exporting from './migrations/0008-export.ts';
import * as comments from './migrations/0009-comments.ts';
import * as mail from './migrations/0011-mail.ts';
import * as discussions from './migrations/0012-discussions.ts';
import * as moderation from './migrations/0013-moderation.ts';
import * as threads from './migrations/0015-threads.ts';
import * as privacy from './migrations/0017-privacy.ts';
import * as commentsByEmail from './migrations/0018-comments-by-email.ts';

const migrations = {
  '0001-foundation': foundation,
  '0002-idempotency': idempotency,
  '0003-lists': lists,
  '0004-search': search,
  '0005-access': access,
  '0006-webhooks': webhooks,
  '0007-limits': limits,
  '0008-export': exporting,
  '0009-comments': comments,
  '0011-mail': mail,
  '0012-discussions': discussions,
  '0013-moderation': moderation,
  '0015-threads': threads,
  '0017-privacy': privacy,
  '0018-comments-by-email': commentsByEmail,
};

/** Runs the migrations that this database has not seen. Throws what the failing one threw; the rest is kept. */
export async function migrate({ db, dialect }: Connection): Promise<void> {
  const steps = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    {
      async up(trx) {
        await allowLongStatements(trx, dialect);
        await up(trx, dialect);
      },
    },
  ]);
  const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(steps)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('The database could not be brought to the newest schema.', { cause: error });
}
