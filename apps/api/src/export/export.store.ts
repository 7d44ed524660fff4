// Reads everything that was entered, in the order of its ids, so that reading may stop anywhere and go on from there.
import { AuthorLink } from '@broadsheet/domain';
import type {
  ArticleRecord,
  AuthorRecord,
  ImportRecordRecord,
  SectionRecord,
  TagRecord,
} from '@broadsheet/api-contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { storedColumns, toStoredComment, type StoredComment } from '../comments/comment-rows.ts';
import { byBytes, type Dialect } from '../database/dialect.ts';
import type { AddressKind, Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** What is read: those after an id, or certain ones. */
export type Range = { readonly after: string; readonly limit: number } | { readonly ids: readonly string[] };

export async function readAuthors(db: Db, range: Range): Promise<AuthorRecord[]> {
  const rows = await db
    .selectFrom('authors')
    .select(['id', 'slug', 'name', 'role_line', 'bio', 'links', 'avatar_url', 'created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'author', rows);
  return rows.map((row) => ({
    type: 'author',
    id: row.id,
    slug: row.slug,
    name: row.name,
    roleLine: row.role_line,
    bio: row.bio,
    links: z.array(AuthorLink).parse(JSON.parse(row.links)),
    avatarUrl: row.avatar_url,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

export async function readSections(db: Db, range: Range): Promise<SectionRecord[]> {
  const rows = await db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'description', 'position', 'created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'section', rows);
  return rows.map((row) => ({
    type: 'section',
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    position: row.position,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

export async function readTags(db: Db, range: Range): Promise<TagRecord[]> {
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'slug', 'name', 'created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'tag', rows);
  return rows.map((row) => ({
    type: 'tag',
    id: row.id,
    slug: row.slug,
    name: row.name,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

export async function readArticles(db: Db, range: Range): Promise<ArticleRecord[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'kind', 'slug', 'status', 'title', 'dek', 'body', 'language', 'section_id', 'lead_image', 'sources'])
    .select(['corrections', 'comment_policy', 'published_at', 'scheduled_for', 'withdrawn_at'])
    .select(['created_at', 'updated_at', 'version'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  const addresses = await readAddresses(db, 'article', rows);
  const parts = await readParts(db, rows);
  return rows.map((row) => ({
    type: 'article',
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    status: row.status,
    title: row.title,
    dek: row.dek,
    body: row.body,
    language: row.language,
    ...parts.authorsOf(row.id),
    section: row.section_id,
    ...parts.tagsOf(row.id),
    leadImage: storedLeadImage.parse(JSON.parse(row.lead_image)),
    sources: storedSources.parse(JSON.parse(row.sources)),
    corrections: storedCorrections.parse(JSON.parse(row.corrections)),
    commentPolicy: row.comment_policy,
    publishedAt: row.published_at,
    scheduledFor: row.scheduled_for,
    withdrawnAt: row.withdrawn_at,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

/** A comment as it is stored, with what only the store knows. */
export interface KeptComment extends StoredComment {
  readonly updatedAt: string;
  readonly fingerprint: string | null;
}

export async function readComments(db: Db, range: Range): Promise<KeptComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select([...storedColumns, 'updated_at', 'fingerprint'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({
    ...toStoredComment(row),
    updatedAt: row.updated_at,
    fingerprint: row.fingerprint,
  }));
}

/** What identifies something that an import brought in. */
export type Origin = readonly [source: string, kind: string, originalId: string];

/** What imports remember, after `after`, byte by byte in order. */
export async function readImportRecords(
  db: Db,
  { after, limit }: { readonly after: Origin; readonly limit: number },
  dialect: Dialect,
): Promise<Omit<ImportRecordRecord, 'type' | 'id'>[]> {
  const key = (['source', 'kind', 'original_id'] as const).map((column) => byBytes(column, dialect));
  const rows = await db
    .selectFrom('import_records')
    .select(['source', 'kind', 'original_id', 'local_id', 'imported_at'])
    .where(sql<boolean>`(${sql.join(key)}) > (${sql.join([...after])})`)
    .orderBy(sql`${sql.join(key)}`)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    source: row.source,
    kind: storedKind.parse(row.kind),
    originalId: row.original_id,
    localId: row.local_id,
    importedAt: row.imported_at,
  }));
}

/** What an import remembers of one thing. */
export async function findImportRecord(
  db: Db,
  [source, kind, originalId]: Origin,
): Promise<{ localId: string; importedAt: string } | undefined> {
  const row = await db
    .selectFrom('import_records')
    .select(['local_id', 'imported_at'])
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('original_id', '=', originalId)
    .executeTakeFirst();
  return row && { localId: row.local_id, importedAt: row.imported_at };
}

// What was written has passed the domain's own schemas; here it only has to have its shape, in one order of its keys.
const text = z.string();
const storedKind = z.enum(['author', 'section', 'tag', 'article', 'comment']);
const storedLeadImage = z.object({ url: text, alt: text, caption: text, credit: text }).nullable();
const storedSources = z.array(z.object({ name: text, url: text }));
const storedCorrections = z.array(z.object({ at: text, text }));

function isIn(range: Range): RawBuilder<boolean> {
  if (!('ids' in range)) return sql<boolean>`id > ${range.after}`;
  return range.ids.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`id in (${sql.join([...range.ids])})`;
}

function limitOf(range: Range): number {
  return 'ids' in range ? Math.max(1, range.ids.length) : range.limit;
}

interface Dated {
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

function toDates({ created_at: createdAt, updated_at: updatedAt, version }: Dated) {
  return { createdAt, updatedAt, version };
}

interface Identified {
  readonly id: string;
}

async function readParts(db: Db, articles: readonly Identified[]) {
  const ids = articles.map(({ id }) => id);
  const authors = await (ids.length === 0
    ? []
    : db
        .selectFrom('article_authors')
        .select(['article_id', 'author_id as id', 'role'])
        .where('article_id', 'in', ids)
        .orderBy('position')
        .execute());
  const tags = await (ids.length === 0
    ? []
    : db
        .selectFrom('article_tags')
        .select(['article_id', 'tag_id'])
        .where('article_id', 'in', ids)
        .orderBy('position')
        .execute());
  const authorsBy = Map.groupBy(authors, ({ article_id }) => article_id);
  const tagsBy = Map.groupBy(tags, ({ article_id }) => article_id);
  return {
    authorsOf: (id: string) => ({
      authors: (authorsBy.get(id) ?? []).map(({ id: author, role }) => ({ id: author, role })),
    }),
    tagsOf: (id: string) => ({ tags: (tagsBy.get(id) ?? []).map(({ tag_id }) => tag_id) }),
  };
}

async function readAddresses(db: Db, kind: AddressKind, targets: readonly Identified[]) {
  const ids = targets.map(({ id }) => id);
  const slugs = await (ids.length === 0
    ? []
    : db
        .selectFrom('former_slugs')
        .select(['slug', 'target_id'])
        .where('kind', '=', kind)
        .where('target_id', 'in', ids)
        .execute());
  const paths = await (ids.length === 0
    ? []
    : db
        .selectFrom('old_addresses')
        .select(['path', 'target_id'])
        .where('kind', '=', kind)
        .where('target_id', 'in', ids)
        .execute());
  const slugsBy = Map.groupBy(slugs, ({ target_id }) => target_id);
  const pathsBy = Map.groupBy(paths, ({ target_id }) => target_id);
  return (id: string) => ({
    formerSlugs: (slugsBy.get(id) ?? []).map(({ slug }) => slug).sort(),
    oldAddresses: (pathsBy.get(id) ?? []).map(({ path }) => path).sort(),
  });
}
