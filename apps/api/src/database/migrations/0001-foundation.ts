import { sql, type ColumnDefinitionBuilder, type Kysely, type RawBuilder } from 'kysely';

type Dialect = 'sqlite' | 'postgres';
type Text = RawBuilder<unknown>;

/** Articles, authors, sections, tags, comments, the change log, keys, and what an import remembers. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  // What lists are ordered by is compared byte by byte, on both databases: ids, slugs, times.
  const ordered = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await createAuthorsSectionsTags(db, ordered);
  await createArticles(db, ordered);
  await createComments(db, ordered);
  await createAddresses(db);
  await createChanges(db, dialect);
  await createKeysAndImports(db, ordered);
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const unique = (column: ColumnDefinitionBuilder) => column.notNull().unique();

/** A table of things that are found by id and slug and written on a version. */
function addressedTable(db: Kysely<unknown>, name: string, ordered: Text) {
  return versionedTable(db, name, ordered).addColumn('slug', ordered, unique);
}

function versionedTable(db: Kysely<unknown>, name: string, ordered: Text) {
  return db.schema
    .createTable(name)
    .addColumn('id', ordered, primary)
    .addColumn('created_at', ordered, required)
    .addColumn('updated_at', ordered, required)
    .addColumn('version', 'integer', required);
}

async function createAuthorsSectionsTags(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await addressedTable(db, 'authors', ordered)
    .addColumn('name', 'text', required)
    .addColumn('role_line', 'text', required)
    .addColumn('bio', 'text', required)
    .addColumn('links', 'text', required)
    .addColumn('avatar_url', 'text')
    .execute();
  await addressedTable(db, 'sections', ordered)
    .addColumn('name', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('position', 'integer', required)
    .execute();
  await addressedTable(db, 'tags', ordered)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', required)
    .execute();
  await db.schema.createIndex('tags_by_name').on('tags').column('name_key').execute();
}

async function createArticles(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await addressedTable(db, 'articles', ordered)
    .addColumn('kind', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('dek', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('excerpt', 'text', required)
    .addColumn('reading_minutes', 'integer', required)
    .addColumn('section_id', ordered, (column) => column.references('sections.id').onDelete('restrict'))
    .addColumn('language', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('lead_image', 'text', required)
    .addColumn('sources', 'text', required)
    .addColumn('corrections', 'text', required)
    .addColumn('comment_policy', 'text', required)
    .addColumn('comment_count', 'integer', required)
    .addColumn('published_at', ordered)
    .addColumn('scheduled_for', ordered)
    .addColumn('withdrawn_at', ordered)
    .execute();
  const published = sql<boolean>`status = 'published'`;
  const scheduled = sql<boolean>`status = 'scheduled'`;
  const index = (name: string) => db.schema.createIndex(name).on('articles');
  await index('articles_published').columns(['kind', 'published_at', 'id']).where(published).execute();
  await index('articles_published_in_section').columns(['section_id', 'published_at', 'id']).where(published).execute();
  await index('articles_by_status').columns(['status', 'updated_at', 'id']).execute();
  await index('articles_scheduled').column('scheduled_for').where(scheduled).execute();
  await createArticleParts(db, ordered);
}

async function createArticleParts(db: Kysely<unknown>, ordered: Text): Promise<void> {
  const partTable = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('article_id', ordered, (column) => column.notNull().references('articles.id').onDelete('cascade'))
      .addColumn('position', 'integer', required);
  await partTable('article_authors')
    .addColumn('author_id', ordered, (column) => column.notNull().references('authors.id').onDelete('restrict'))
    .addColumn('role', 'text')
    .addPrimaryKeyConstraint('article_authors_pk', ['article_id', 'author_id'])
    .execute();
  await partTable('article_tags')
    .addColumn('tag_id', ordered, (column) => column.notNull().references('tags.id').onDelete('restrict'))
    .addPrimaryKeyConstraint('article_tags_pk', ['article_id', 'tag_id'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name);
  await index('article_authors_by_author').on('article_authors').columns(['author_id', 'article_id']).execute();
  await index('article_tags_by_tag').on('article_tags').columns(['tag_id', 'article_id']).execute();
}

async function createComments(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await versionedTable(db, 'comments', ordered)
    .addColumn('article_id', ordered, (column) => column.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('parent_id', ordered, (column) => column.references('comments.id').onDelete('set null'))
    .addColumn('kind', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('website', 'text')
    .addColumn('body', 'text', required)
    .addColumn('email_sealed', 'text')
    .addColumn('email_hash', 'text')
    .addColumn('ip_sealed', 'text')
    .addColumn('fingerprint', 'text', (column) => column.unique())
    .addColumn('outcomes', 'text', required)
    .addColumn('decided_at', ordered)
    .execute();
  const approved = sql<boolean>`status = 'approved'`;
  const index = (name: string) => db.schema.createIndex(name).on('comments');
  await index('comments_of_article').columns(['article_id', 'created_at', 'id']).where(approved).execute();
  await index('comments_by_status').columns(['status', 'created_at', 'id']).execute();
  await index('comments_by_email').columns(['email_hash', 'status']).execute();
  await index('comments_by_parent').column('parent_id').execute();
}

async function createAddresses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('former_slugs')
    .addColumn('kind', 'text', required)
    .addColumn('slug', 'text', required)
    .addColumn('target_id', 'text', required)
    .addPrimaryKeyConstraint('former_slugs_pk', ['kind', 'slug'])
    .execute();
  await db.schema
    .createTable('old_addresses')
    .addColumn('path', 'text', primary)
    .addColumn('kind', 'text', required)
    .addColumn('target_id', 'text', required)
    .execute();
}

async function createChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const numbered = db.schema.createTable('changes');
  await (
    dialect === 'sqlite'
      ? numbered.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      : numbered.addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
  )
    .addColumn('type', 'text', required)
    .addColumn('at', 'text', required)
    .addColumn('subjects', 'text', required)
    .addColumn('is_public', 'integer', required)
    .execute();
  await db.schema
    .createIndex('changes_public')
    .on('changes')
    .column('seq')
    .where(sql<boolean>`is_public = 1`)
    .execute();
}

async function createKeysAndImports(db: Kysely<unknown>, ordered: Text): Promise<void> {
  await db.schema
    .createTable('api_keys')
    .addColumn('id', ordered, primary)
    .addColumn('name', 'text', required)
    .addColumn('token_hash', 'text', unique)
    .addColumn('scopes', 'text', required)
    .addColumn('created_at', 'text', required)
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema
    .createTable('import_records')
    .addColumn('source', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('original_id', 'text', required)
    .addColumn('local_id', 'text', required)
    .addColumn('imported_at', 'text', required)
    .addPrimaryKeyConstraint('import_records_pk', ['source', 'kind', 'original_id'])
    .execute();
}
