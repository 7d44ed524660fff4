// Buckets in an unlogged table of PostgreSQL, whose own clock counts: those of several machines differ.
import { bucketWindowMs, type Taken } from '@broadsheet/service';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { BucketStore, Wish } from './bucket-store.ts';

const mostSweptAtOnce = 1_000;

const now = sql`(extract(epoch from statement_timestamp()) * 1000)::float8`;
const window = sql.lit(bucketWindowMs);
// No bucket is full later than a window from now, unless the clock was set back.
const base = sql`case when kept.full_at > ${now} + ${window} + 1 then ${now} else greatest(kept.full_at, ${now}) end`;
// The same as takeTokens says, here in one statement: the row is locked while it is counted.
const granted = sql`greatest(0, least(excluded.granted,
  floor((${now} + ${window} - (${base})) / excluded.cost_ms + 1e-6)))`;

interface TakenRow {
  readonly id: string;
  readonly granted: number;
  readonly full_in: number;
}

/** The buckets in the database `db`, which all processes share. */
export function openPostgresBuckets(db: Kysely<Database>): BucketStore {
  return {
    async take(wishes) {
      // In one order everywhere, so that no two statements wait for each other crosswise.
      const sorted = wishes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      const { rows } = await sql<TakenRow>`
        insert into rate_buckets as kept (id, full_at, cost_ms, granted)
        values ${sql.join(sorted.map(toRow))}
        on conflict (id) do update set
          full_at = ${base} + ${granted} * excluded.cost_ms,
          cost_ms = excluded.cost_ms,
          granted = ${granted}
        returning id, granted, greatest(0, full_at - ${now}) as full_in`.execute(db);
      const taken = new Map(rows.map((row): [string, Taken] => [row.id, toTaken(row)]));
      return wishes.map(({ id }) => taken.get(id) ?? { granted: 0, fullInMs: 0 });
    },
    async sweep() {
      await sql`delete from rate_buckets where id in
        (select id from rate_buckets where full_at < ${now} limit ${sql.lit(mostSweptAtOnce)} for update skip locked)`.execute(
        db,
      );
    },
    close: () => undefined,
  };
}

function toRow({ id, want, perMinute }: Wish) {
  const cost = bucketWindowMs / perMinute;
  const there = Math.min(want, perMinute);
  return sql`(${id}, ${now} + ${there * cost}::float8, ${cost}::float8, ${there}::float8)`;
}

function toTaken({ granted: count, full_in: fullInMs }: TakenRow): Taken {
  return { granted: count, fullInMs };
}
