import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

/** Articles, authors, sections, tags, comments, the change log, keys, and what an import remembers. */
export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  await createAuthorsSectionsTags(db);
  await createArticles(db);
  await createComments(db);
  await createAddresses(db);
  await createChanges(db, dialect);
  await createKeysAndImports(db);
}

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.primaryKey();
const unique = (column: ColumnDefinitionBuilder) => column.notNull().unique();

async function createAuthorsSectionsTags(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('authors')
    .addColumn('id', 'text', primary)
    .addColumn('slug', 'text', unique)
    .addColumn('name', 'text', required)
    .addColumn('role_line', 'text', required)
    .addColumn('bio', 'text', required)
    .addColumn('links', 'text', required)
    .addColumn('avatar_url', 'text')
    .addColumn('created_at', 'text', required)
    .addColumn('updated_at', 'text', required)
    .addColumn('version', 'integer', required)
    .execute();

  await db.schema.createTable('sections')
    .addColumn('id', 'text', primary)
    .addColumn('slug', 'text', unique)
    .addColumn('name', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('created_at', 'text', required)
    .addColumn('updated_at', 'text', required)
    .addColumn('version', 'integer', required)
    .execute();

  await db.schema.createTable('tags')
    .addColumn('id', 'text', primary)
    .addColumn('slug', 'text', unique)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', required)
    .addColumn('created_at', 'text', required)
    .addColumn('updated_at', 'text', required)
    .addColumn('version', 'integer', required)
    .execute();
  await db.schema.createIndex('tags_by_name').on('tags').column('name_key').execute();
}

async function createArticles(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('articles')
    .addColumn('id', 'text', primary)
    .addColumn('kind', 'text', required)
    .addColumn('slug', 'text', unique)
    .addColumn('title', 'text', required)
    .addColumn('dek', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('excerpt', 'text', required)
    .addColumn('reading_minutes', 'integer', required)
    .addColumn('section_id', 'text', (column) => column.references('sections.id').onDelete('restrict'))
    .addColumn('language', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('lead_image', 'text', required)
    .addColumn('sources', 'text', required)
    .addColumn('corrections', 'text', required)
    .addColumn('comment_policy', 'text', required)
    .addColumn('comment_count', 'integer', required)
    .addColumn('published_at', 'text')
    .addColumn('scheduled_for', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('created_at', 'text', required)
    .addColumn('updated_at', 'text', required)
    .addColumn('version', 'integer', required)
    .execute();
  const published = sql<boolean>`status = 'published'`;
  await db.schema.createIndex('articles_published').on('articles')
    .columns(['kind', 'published_at', 'id']).where(published).execute();
  await db.schema.createIndex('articles_published_in_section').on('articles')
    .columns(['section_id', 'published_at', 'id']).where(published).execute();
  await db.schema.createIndex('articles_by_status').on('articles').columns(['status', 'updated_at', 'id']).execute();
  await db.schema.createIndex('articles_scheduled').on('articles')
    .column('scheduled_for').where(sql<boolean>`status = 'scheduled'`).execute();

  await db.schema.createTable('article_authors')
    .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('author_id', 'text', (column) => column.notNull().references('authors.id').onDelete('restrict'))
    .addColumn('position', 'integer', required)
    .addColumn('role', 'text')
    .addPrimaryKeyConstraint('article_authors_pk', ['article_id', 'author_id'])
    .execute();
  await db.schema.createIndex('article_authors_by_author').on('article_authors').columns(['author_id', 'article_id']).execute();

  await db.schema.createTable('article_tags')
    .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('tag_id', 'text', (column) => column.notNull().references('tags.id').onDelete('restrict'))
    .addColumn('position', 'integer', required)
    .addPrimaryKeyConstraint('article_tags_pk', ['article_id', 'tag_id'])
    .execute();
  await db.schema.createIndex('article_tags_by_tag').on('article_tags').columns(['tag_id', 'article_id']).execute();
}

async function createComments(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('comments')
    .addColumn('id', 'text', primary)
    .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('parent_id', 'text', (column) => column.references('comments.id').onDelete('set null'))
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
    .addColumn('decided_at', 'text')
    .addColumn('created_at', 'text', required)
    .addColumn('updated_at', 'text', required)
    .addColumn('version', 'integer', required)
    .execute();
  await db.schema.createIndex('comments_of_article').on('comments')
    .columns(['article_id', 'created_at', 'id']).where(sql<boolean>`status = 'approved'`).execute();
  await db.schema.createIndex('comments_by_status').on('comments').columns(['status', 'created_at', 'id']).execute();
  await db.schema.createIndex('comments_by_email').on('comments').columns(['email_hash', 'status']).execute();
  await db.schema.createIndex('comments_by_parent').on('comments').column('parent_id').execute();
}

async function createAddresses(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('former_slugs')
    .addColumn('kind', 'text', required)
    .addColumn('slug', 'text', required)
    .addColumn('target_id', 'text', required)
    .addPrimaryKeyConstraint('former_slugs_pk', ['kind', 'slug'])
    .execute();
  await db.schema.createTable('old_addresses')
    .addColumn('path', 'text', primary)
    .addColumn('kind', 'text', required)
    .addColumn('target_id', 'text', required)
    .execute();
}

async function createChanges(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const numbered = db.schema.createTable('changes');
  await (dialect === 'sqlite'
    ? numbered.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    : numbered.addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
  )
    .addColumn('type', 'text', required)
    .addColumn('at', 'text', required)
    .addColumn('subjects', 'text', required)
    .addColumn('is_public', 'integer', required)
    .execute();
  await db.schema.createIndex('changes_public').on('changes').column('seq').where(sql<boolean>`is_public = 1`).execute();
}

async function createKeysAndImports(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('api_keys')
    .addColumn('id', 'text', primary)
    .addColumn('name', 'text', required)
    .addColumn('token_hash', 'text', unique)
    .addColumn('scopes', 'text', required)
    .addColumn('created_at', 'text', required)
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema.createTable('import_records')
    .addColumn('source', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('original_id', 'text', required)
    .addColumn('local_id', 'text', required)
    .addColumn('imported_at', 'text', required)
    .addPrimaryKeyConstraint('import_records_pk', ['source', 'kind', 'original_id'])
    .execute();
}
