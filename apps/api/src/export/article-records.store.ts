import type { ArticleOwnerRecord, ArticleRecord } from '@broadsheet/api-contract';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';
import { readAddresses } from './exported-addresses.store.ts';
import { isIn, limitOf, toDates, type Range } from './range.store.ts';

type Db = Kysely<Database>;

export async function readArticles(db: Db, range: Range): Promise<ArticleRecord[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'kind', 'slug', 'status', 'title', 'dek', 'body', 'language', 'section_id', 'lead_image', 'sources'])
    .select([
      'corrections',
      'comment_policy',
      'close_comments_after_days',
      'published_at',
      'scheduled_for',
      'withdrawn_at',
    ])
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
    closeCommentsAfterDays: row.close_comments_after_days,
    publishedAt: row.published_at,
    scheduledFor: row.scheduled_for,
    withdrawnAt: row.withdrawn_at,
    ...toDates(row),
    ...addresses(row.id),
  }));
}

export async function readArticleOwners(db: Db, range: Range): Promise<ArticleOwnerRecord[]> {
  const rows = await db
    .selectFrom('article_owners')
    .select(['article_id', 'user_id'])
    .where(isIn(range, 'article_id'))
    .orderBy('article_id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({ type: 'article-owner', id: row.article_id, user: row.user_id }));
}

// What was written has passed the domain's own schemas; here it only has to have its shape, in one order of its keys.
const text = z.string();
const storedLeadImage = z.object({ url: text, alt: text, caption: text, credit: text }).nullable();
const storedSources = z.array(z.object({ name: text, url: text }));
const storedCorrections = z.array(z.object({ at: text, text }));

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
