import type { Change } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';

/** A change before it has its place in the log. */
export interface NewChange extends Pick<Change, 'type' | 'subjects'> {
  /** Whether it concerns what readers can see. */
  readonly isPublic: boolean;
}

/** Appends to the log. The transaction must hold the lock on it. */
export async function appendChanges(db: Kysely<Database>, changes: readonly NewChange[], at: string): Promise<void> {
  const rows = changes.map(({ type, subjects, isPublic }) => ({
    type,
    at,
    subjects: JSON.stringify(subjects),
    is_public: isPublic ? 1 : 0,
  }));
  await db.insertInto('changes').values(rows).execute();
}

/** The changes after number `after`, in order. */
export async function listChanges(
  db: Kysely<Database>,
  { after, limit, onlyPublic }: { after: number; limit: number; onlyPublic: boolean },
): Promise<Change[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'type', 'at', 'subjects'])
    .where('seq', '>', after)
    .$if(onlyPublic, (query) => query.where('is_public', '=', sql.lit(1)))
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ seq, type, at, subjects }) => ({
    id: `${seq}`,
    type,
    at,
    subjects: Subjects.parse(JSON.parse(subjects)),
  }));
}

/** The number of the last change; 0 where nothing has happened yet. */
export async function findLastChange(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}

/** Reads the number of the last change, at the least cost: it is read before every answer that may be kept. */
export function lastChangeReader(db: Kysely<Database>): () => Promise<number> {
  const query = db.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1).compile();
  return async () => (await db.executeQuery(query)).rows[0]?.seq ?? 0;
}

const Subjects = z.array(z.string());
