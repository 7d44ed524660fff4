// How far indexing what is there already has come.
import type { Kysely } from 'kysely';
import { forUpdate, type Dialect } from '../database/dialect.ts';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

const stages = ['section', 'author', 'tag', 'article'] as const;
type Stage = (typeof stages)[number];

/** Which kind is being indexed, and up to which id it is done. */
export interface Place {
  readonly stage: Stage;
  readonly lastId: string;
}

export const beginning: Place = { stage: 'section', lastId: '' };

/** What comes after `stage`; undefined after the last one. */
export function stageAfter(stage: Stage): Stage | undefined {
  return stages[stages.indexOf(stage) + 1];
}

export interface Progress extends Place {
  readonly version: number;
  readonly isDone: boolean;
}

export async function readProgress(db: Db): Promise<Progress> {
  const row = await db.selectFrom('search_progress').selectAll().executeTakeFirstOrThrow();
  const stage = stages.find((each) => each === row.stage) ?? beginning.stage;
  return { version: row.version, stage, lastId: row.last_id, isDone: row.is_done === 1 };
}

export async function storeProgress(db: Db, { version, stage, lastId, isDone }: Progress): Promise<void> {
  const row = { version, stage, last_id: lastId, is_done: isDone ? 1 : 0 };
  await db.updateTable('search_progress').set(row).execute();
}

interface Page {
  readonly after: string;
  readonly limit: number;
}

const tables = { author: 'authors', section: 'sections', tag: 'tags' } as const;

/** The ids of the next articles. Until the transaction ends, nobody else changes them. */
export async function listArticleIds(db: Db, dialect: Dialect, { after, limit }: Page): Promise<string[]> {
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .modifyEnd(forUpdate(dialect))
    .execute();
  return rows.map(({ id }) => id);
}

/** The next names of one kind. Until the transaction ends, nobody else changes them. */
export function listNamesOf(
  db: Db,
  dialect: Dialect,
  { kind, after, limit }: Page & { kind: keyof typeof tables },
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom(tables[kind])
    .select(['id', 'name'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .modifyEnd(forUpdate(dialect))
    .execute();
}
