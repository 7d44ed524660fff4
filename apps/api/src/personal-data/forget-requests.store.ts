import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

export const tables = ['remembered_writes', 'remembered_answers'] as const;
export type RequestTable = (typeof tables)[number];

/** What is kept of a request. */
export interface Kept {
  readonly request: string;
  /** Which of its writes; of its answer nothing. */
  readonly step: string;
  readonly sealed: string;
}

/** The next of what is kept of requests. */
export async function listKept(
  db: Db,
  table: RequestTable,
  { after, limit }: { after: Kept | undefined; limit: number },
): Promise<Kept[]> {
  const [step, sealed] = table === 'remembered_writes' ? ['step', 'value'] : ['request', 'answer'];
  const place =
    after === undefined ? sql`` : sql`where (request, ${sql.ref(step)}) > (${after.request}, ${after.step})`;
  const { rows } = await sql<Kept>`
    select request, ${sql.ref(step)} as step, ${sql.ref(sealed)} as sealed from ${sql.table(table)} ${place}
    order by request, ${sql.ref(step)} limit ${limit}
  `.execute(db);
  return rows;
}

/** Forgets a request: everything that it wrote, and what it was answered. */
export async function deleteRequest(db: Db, request: string): Promise<void> {
  for (const table of tables) await db.deleteFrom(table).where('request', '=', request).execute();
}
