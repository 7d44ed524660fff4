import { sql } from 'kysely';
import type { Newsroom } from '../../newsroom.ts';

const order = {
  articles: 'id',
  article_authors: 'article_id, position',
  article_tags: 'article_id, position',
  authors: 'id',
  sections: 'id',
  tags: 'id',
  former_slugs: 'kind, slug',
  old_addresses: 'path',
  comments: 'id',
  changes: 'seq',
  import_records: 'kind, original_id',
} as const;

export type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Every row there is. */
export async function dump({ db }: Pick<Newsroom, 'db'>): Promise<Dump> {
  const tables: [string, Record<string, unknown>[]][] = [];
  for (const [table, columns] of Object.entries(order)) {
    const query = sql<Record<string, unknown>>`select * from ${sql.table(table)} order by ${sql.raw(columns)}`;
    tables.push([table, (await query.execute(db)).rows.map((row) => ({ ...row }))]);
  }
  return Object.fromEntries(tables);
}

/** A dump as text, in which two newsrooms that differ only in their ids and in what chance sealed are the same. */
export function withoutChance(dumped: Dump): string {
  const numbers = new Map<string, number>();
  const text = JSON.stringify(dumped, (key, value: unknown) => (/_sealed$|^seq$/.test(key) ? undefined : value), 1);
  return text.replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<="avatar_seed": ")[^"]+/g,
    (id) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `#${number}`;
    },
  );
}

/** Deletes every row there is. */
export async function clear({ db }: Pick<Newsroom, 'db'>): Promise<void> {
  for (const table of ['comments', 'article_authors', 'article_tags', 'articles', ...Object.keys(order)]) {
    await sql`delete from ${sql.table(table)}`.execute(db);
  }
}
