import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/** Who has taken how many tokens of a limit. SQLite has a file of its own for it, which needs no migration. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') return;
  // Written at every moment, and worth nothing after a minute: not in the log of the database.
  await sql`create unlogged table if not exists rate_buckets (
    id text collate "C" primary key,
    full_at float8 not null,
    cost_ms float8 not null,
    granted float8 not null
  )`.execute(db);
  await sql`create index if not exists rate_buckets_by_time on rate_buckets (full_at)`.execute(db);
}
