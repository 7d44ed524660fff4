// A long archive, copied from one article in the database itself: through the API it would take an hour.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Copies the article with this slug `count` times, each a minute older than the one before, with its byline, its tags
 * and its section.
 */
export function fillArchive(dataDir: string, { slug, count }: { slug: string; count: number }): void {
  const db = new DatabaseSync(join(dataDir, 'broadsheet.db'), { timeout: 10_000 });
  try {
    db.exec('begin immediate');
    copyRows(db, { table: 'articles', key: 'id', slug, count });
    for (const table of ['article_authors', 'article_tags']) copyRows(db, { table, key: 'article_id', slug, count });
    db.exec('commit');
  } finally {
    db.close();
  }
}

interface Copied {
  readonly table: string;
  /** The column with the id of the article. */
  readonly key: string;
  readonly slug: string;
  readonly count: number;
}

const id = `printf('01000000-0000-7000-8000-%012x', number)`;
const time = `strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '-' || number || ' minutes')`;
const changed: Readonly<Record<string, string>> = {
  id,
  article_id: id,
  slug: `slug || '-' || number`,
  created_at: time,
  published_at: time,
  updated_at: time,
  dated_at: time,
};

function copyRows(db: DatabaseSync, { table, key, slug, count }: Copied): void {
  // Without the columns that the database works out itself.
  const names = db
    .prepare(`select name from pragma_table_info(?)`)
    .all(table)
    .map(({ name }) => String(name));
  const values = names.map((name) => changed[name] ?? name);
  const statement = `
    with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < ?)
    insert into ${table} (${names.join(', ')})
    select ${values.join(', ')} from numbers, ${table} where ${key} = (select id from articles where slug = ?)
  `;
  db.prepare(statement).run(count, slug);
}
