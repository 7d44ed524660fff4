import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/**
 * What can be searched: documents (articles and approved comments) and names (of authors, sections, tags), each with
 * its words. Their numbers are in the order of time; what readers may not see has a negative one.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await (dialect === 'sqlite' ? createForSqlite(db) : createForPostgres(db));
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run('create index if not exists search_documents_of_article on search_documents (article_id)');
  await run('create table if not exists search_languages (language text not null primary key)');
  await run(`
    create table if not exists search_progress (
      version integer not null, stage text not null, last_id text not null, is_done integer not null
    )`);
  await run(`
    insert into search_progress (version, stage, last_id, is_done)
    select 0, '', '', 0 where not exists (select 1 from search_progress)`);
}

async function createForSqlite(db: Kysely<unknown>): Promise<void> {
  // The words come folded and parted by blanks; this tokenizer parts them again at the blanks and does nothing else.
  const words = "content='', contentless_delete=1, tokenize='ascii'";
  const statements = [
    `create table if not exists search_documents (
      docid integer primary key, type text not null, ref_id text not null unique, article_id text not null,
      section_id text, year integer not null, filters text not null
    )`,
    `create table if not exists search_names (
      id integer primary key autoincrement, kind text not null, ref_id text not null unique, name text not null
    )`,
    `create virtual table if not exists search_words using fts5(title, dek, body, filters, ${words}, prefix='3')`,
    `create virtual table if not exists search_titles using fts5(title, ${words}, prefix='1 2 3')`,
    `create virtual table if not exists search_name_words using fts5(name, ${words}, prefix='1 2 3')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function createForPostgres(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table if not exists search_documents (
      docid bigint primary key, type text not null, ref_id text collate "C" not null unique,
      article_id text collate "C" not null, section_id text collate "C", year integer not null, filters text not null,
      head tsvector, words tsvector
    )`,
    `create table if not exists search_names (
      id bigint generated always as identity primary key, kind text not null,
      ref_id text collate "C" not null unique, name text not null, words tsvector
    )`,
    // Without a list of what is not sorted in yet, which every search would have to read through.
    'create index if not exists search_heads on search_documents using gin (head) with (fastupdate = off)',
    'create index if not exists search_words on search_documents using gin (words) with (fastupdate = off)',
    'create index if not exists search_name_words on search_names using gin (words) with (fastupdate = off)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
