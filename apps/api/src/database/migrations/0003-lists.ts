import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/**
 * What every list of articles and comments is read by, in the order in which it is answered: so that no page, however
 * far down, is found by sorting or by counting off the ones before it.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await dateArticles(db, dialect);
  await copyToParts(db, dialect);
  for (const name of formerIndexes) await db.schema.dropIndex(name).execute();
  for (const listing of listings) await indexListing(db, listing);
  await db.schema
    .createIndex('comments_of_article')
    .on('comments')
    .columns(['article_id', 'status', 'created_at', 'id'])
    .execute();
}

const formerIndexes = [
  'articles_published',
  'articles_published_in_section',
  'articles_by_status',
  'article_authors_by_author',
  'article_tags_by_tag',
  'comments_of_article',
];

// Whose articles are listed, or all of them; and what else may be asked for, which is then looked up in the index alone.
const listings = [
  { name: 'articles', table: 'articles', id: 'id', owner: [], rest: [] },
  { name: 'articles_of_section', table: 'articles', id: 'id', owner: ['section_id'], rest: ['language'] },
  { name: 'articles_in_language', table: 'articles', id: 'id', owner: ['language'], rest: ['section_id'] },
  {
    name: 'article_authors',
    table: 'article_authors',
    id: 'article_id',
    owner: ['author_id'],
    rest: ['section_id', 'language'],
  },
  {
    name: 'article_tags',
    table: 'article_tags',
    id: 'article_id',
    owner: ['tag_id'],
    rest: ['section_id', 'language'],
  },
] as const;

async function indexListing(
  db: Kysely<unknown>,
  { name, table, id, owner, rest }: (typeof listings)[number],
): Promise<void> {
  const index = (order: string, columns: string[]) =>
    db.schema.createIndex(`${name}_by_${order}`).on(table).columns(columns).execute();
  await index('date', [...owner, 'status', 'kind', 'dated_at', id, 'updated_at', ...rest]);
  await index('update', [...owner, 'status', 'kind', 'updated_at', id, 'dated_at', ...rest]);
}

// What is published has a date, what is scheduled will have one, and everything else was begun at some time. SQLite adds
// such a column only where it is not stored, PostgreSQL indexes it only where it is.
async function dateArticles(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const type = sql.raw(dialect === 'postgres' ? 'text collate "C"' : 'text');
  const kept = sql.raw(dialect === 'postgres' ? 'stored' : 'virtual');
  await sql`
    alter table articles add column dated_at ${type}
    generated always as (coalesce(published_at, scheduled_for, created_at)) ${kept}
  `.execute(db);
}

// The articles of one author or tag can be read in order only where what they are listed by stands beside their ids.
async function copyToParts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? 'text collate "C"' : 'text';
  const columns = {
    status: `text not null default ''`,
    kind: `text not null default ''`,
    dated_at: `${ordered} not null default ''`,
    updated_at: `${ordered} not null default ''`,
    section_id: ordered,
    language: `text not null default ''`,
  };
  const copied = Object.keys(columns).map((name) => sql`${sql.ref(name)} = ${sql.ref(`articles.${name}`)}`);
  for (const table of ['article_authors', 'article_tags'].map((name) => sql.table(name))) {
    for (const [name, type] of Object.entries(columns)) {
      await sql`alter table ${table} add column ${sql.ref(name)} ${sql.raw(type)}`.execute(db);
    }
    await sql`update ${table} set ${sql.join(copied)} from articles where articles.id = article_id`.execute(db);
  }
}
