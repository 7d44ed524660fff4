import type { PublicComment } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { shownColumns, toShown } from '../threads/threads.store.ts';

/** Where a comment stands, and whether readers see what it says. */
export interface StandingComment {
  readonly id: string;
  readonly parentId: string | null;
  readonly isShown: boolean;
}

/** Every comment of the threads that the comments with these ids stand in. */
export async function listThreadsAround(db: Kysely<Database>, ids: readonly string[]): Promise<StandingComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select([
      'id',
      'parent_id',
      sql<number>`case when status = 'approved' and deleted_at is null then 1 else 0 end`.as('is_shown'),
    ])
    .where('thread_id', 'in', (eb) => eb.selectFrom('comments').select('thread_id').where('id', 'in', ids))
    .execute();
  return rows.map(({ id, parent_id, is_shown }) => ({ id, parentId: parent_id, isShown: is_shown === 1 }));
}

/** The comments with these ids, those empty that readers do not see. */
export async function findFaces(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PublicComment>> {
  const rows = await db.selectFrom('comments').select(shownColumns).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toShown(row)]));
}
