import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

/**
 * What comments are besides their text: their place in a thread, whose they are, what readers and moderators did with
 * them, and how it came to their state.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await addColumns(db, ordered);
  await findThreads(db);
  await countReplies(db);
  await drawSeeds(db, dialect);
  await indexComments(db);
  await createDecisions(db, ordered);
}

type Text = ReturnType<typeof sql>;

async function addColumns(db: Kysely<unknown>, ordered: Text): Promise<void> {
  const columns = [
    sql`thread_id ${ordered} not null default ''`,
    sql`reply_count integer not null default 0`,
    sql`avatar_seed text not null default ''`,
    sql`author_hash text`,
    sql`ip_hash text`,
    sql`edited_at ${ordered}`,
    sql`deleted_at ${ordered}`,
    sql`is_pick integer not null default 0`,
    sql`decided_by text`,
    sql`report_count integer not null default 0`,
  ];
  for (const column of columns) await sql`alter table comments add column ${column}`.execute(db);
}

async function findThreads(db: Kysely<unknown>): Promise<void> {
  await sql`update comments set thread_id = id`.execute(db);
  await sql`
    with recursive placed (id, root) as (
      select id, id from comments where parent_id is null
      union all
      select comments.id, placed.root from comments join placed on comments.parent_id = placed.id
    )
    update comments set thread_id = placed.root from placed where placed.id = comments.id and placed.root <> comments.id
  `.execute(db);
}

async function countReplies(db: Kysely<unknown>): Promise<void> {
  await sql`
    update comments set reply_count = found.replies
    from (
      select thread_id, count(*) as replies from comments
      where status = 'approved' and kind = 'comment' and id <> thread_id group by thread_id
    ) as found
    where found.thread_id = comments.id
  `.execute(db);
}

// Those of one address get one seed. In a table, since a subquery may be asked again for each row.
async function drawSeeds(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const random = dialect === 'postgres' ? sql`substr(md5(random()::text), 1, 12)` : sql`lower(hex(randomblob(6)))`;
  await sql`
    create temporary table seeds as
    select email_hash, ${random} as seed from comments where email_hash is not null group by email_hash
  `.execute(db);
  await sql`create index seeds_by_hash on seeds (email_hash)`.execute(db);
  await sql`
    update comments set avatar_seed = seeds.seed from seeds where seeds.email_hash = comments.email_hash
  `.execute(db);
  await sql`update comments set avatar_seed = ${random} where avatar_seed = ''`.execute(db);
  await sql`drop table seeds`.execute(db);
}

async function indexComments(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on('comments').columns(columns).execute();
  await index('comments_of_thread', ['thread_id', 'status', 'created_at', 'id']);
  await index('comments_by_reader', ['avatar_seed', 'status', 'created_at']);
  await index('comments_by_author', ['author_hash', 'created_at']);
  await index('comments_by_address', ['ip_hash', 'created_at']);
}

async function createDecisions(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('comment_decisions')
    .addColumn('id', ordered, (column) => column.notNull().primaryKey())
    .addColumn('comment_id', ordered, (column) => column.notNull().references('comments.id').onDelete('cascade'))
    .addColumn('at', ordered, (column) => column.notNull())
    .addColumn('from_status', 'text', (column) => column.notNull())
    .addColumn('to_status', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('comment_decisions_of_comment')
    .on('comment_decisions')
    .columns(['comment_id', 'id'])
    .execute();
}
