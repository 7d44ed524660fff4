// What is in a database, so that a test can say that nothing has come or gone.
import { sql } from 'kysely';
import type { TestNewsroom } from './test-newsroom.ts';

const tables = [
  'articles',
  'article_authors',
  'article_tags',
  'authors',
  'sections',
  'tags',
  'former_slugs',
  'old_addresses',
  'comments',
  'comment_decisions',
  'comment_bans',
  'comment_claims',
  'comment_notes',
  'comment_reports',
] as const;

/** How many rows each table has, and which change was the last. */
export async function countStored({ db }: TestNewsroom): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
    counts[table] = Number(rows[0]?.count);
  }
  const { rows } = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from changes`.execute(db);
  return { ...counts, lastChange: Number(rows[0]?.last) };
}
