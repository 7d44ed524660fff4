import type { Change } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database, Row } from '../database/schema.ts';

/** A change before it has its place in the log. */
export interface NewChange extends Pick<Change, 'type' | 'subjects'> {
  /** Whether it concerns what readers can see. */
  readonly isPublic: boolean;
}

/** A change in its place in the log. */
export interface LoggedChange {
  readonly place: number;
  readonly change: Change;
  readonly isPublic: boolean;
}

/** Which part of the log is there. */
export interface LogBounds {
  /** The number of the last change that was taken out because of its age; 0 where none was. */
  readonly prunedThrough: number;
  /** The number of the last change; 0 where nothing has happened yet. */
  readonly last: number;
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

/** The changes after number `after`, in order, whoever may see them. */
export async function listLogged(
  db: Kysely<Database>,
  { after, limit }: { after: number; limit: number },
): Promise<LoggedChange[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'type', 'at', 'subjects', 'is_public'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(toLogged);
}

/** The changes of one subject with numbers above `after` up to `through`, in order, whoever may see them. */
export async function listLoggedOf(
  db: Kysely<Database>,
  { subject, after, through }: { subject: string; after: number; through: number },
): Promise<LoggedChange[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'type', 'at', 'subjects', 'is_public'])
    .where('seq', '>', after)
    .where('seq', '<=', through)
    .where('subjects', 'like', `%"${subject}"%`)
    .orderBy('seq')
    .execute();
  return rows.map(toLogged);
}

/** Which part of the log is there. What was read before this was asked is complete, if it begins within. */
export async function findLogBounds(db: Kysely<Database>): Promise<LogBounds> {
  const row = await db
    .selectFrom('change_log')
    .select((eb) => [
      'pruned_through',
      eb.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1).as('last'),
    ])
    .executeTakeFirstOrThrow();
  return { prunedThrough: row.pruned_through, last: row.last ?? 0 };
}

/**
 * Takes the oldest changes out of the log, as far as all are from before `before`, at most `limit` of them. The last
 * one stays, so that its number is known. Returns how many it took.
 */
export async function pruneOldest(
  db: Kysely<Database>,
  { before, limit }: { before: string; limit: number },
): Promise<number> {
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'at'])
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const firstToKeep = rows.findIndex(({ at }, index) => at >= before || index === rows.length - 1);
  const through = rows[firstToKeep - 1]?.seq;
  if (through === undefined) return 0;
  // First what says so: another process that prunes, too, waits here.
  await db.updateTable('change_log').set({ pruned_through: through }).where('pruned_through', '<', through).execute();
  const { numDeletedRows } = await db.deleteFrom('changes').where('seq', '<=', through).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
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

type LoggedRow = Pick<Row<'changes'>, 'seq' | 'type' | 'at' | 'subjects' | 'is_public'>;

function toLogged({ seq, type, at, subjects, is_public }: LoggedRow): LoggedChange {
  return {
    place: seq,
    change: { id: `${seq}`, type, at, subjects: Subjects.parse(JSON.parse(subjects)) },
    isPublic: is_public === 1,
  };
}

const Subjects = z.array(z.string());
