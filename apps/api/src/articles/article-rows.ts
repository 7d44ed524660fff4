// Articles as rows and as the domain knows them.
import type { Article, ArticleSummary, BylineEntry, TagReference } from '@broadsheet/domain';
import { z } from 'zod';
import type { Row } from '../database/schema.ts';

// The database dates articles itself.
type ArticleRow = Omit<Row<'articles'>, 'dated_at'>;

/** The section's own columns beside those of the article. */
interface SectionColumns {
  section_slug: string | null;
  section_name: string | null;
}

type ArticleTexts = Pick<ArticleRow, 'body' | 'sources' | 'corrections'>;

/** A row of a list: everything but what is long. */
export type SummaryRow = Omit<ArticleRow, keyof ArticleTexts> & SectionColumns;

/** What stands in tables beside the article's own. */
export interface ArticleParts {
  readonly authors: BylineEntry[];
  readonly tags: TagReference[];
}

export const summaryColumns = [
  'articles.id',
  'articles.kind',
  'articles.slug',
  'articles.title',
  'articles.dek',
  'articles.excerpt',
  'articles.reading_minutes',
  'articles.section_id',
  'articles.language',
  'articles.status',
  'articles.lead_image',
  'articles.comment_policy',
  'articles.close_comments_after_days',
  'articles.comment_count',
  'articles.published_at',
  'articles.scheduled_for',
  'articles.withdrawn_at',
  'articles.created_at',
  'articles.updated_at',
  'articles.version',
  'sections.slug as section_slug',
  'sections.name as section_name',
] as const;

export const articleColumns = [...summaryColumns, 'articles.body', 'articles.sources', 'articles.corrections'] as const;

export function toArticleSummary(row: SummaryRow, { authors, tags }: ArticleParts): ArticleSummary {
  return {
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    title: row.title,
    dek: row.dek,
    excerpt: row.excerpt,
    authors,
    section: toSection(row),
    tags,
    leadImage: storedLeadImage.parse(JSON.parse(row.lead_image)),
    language: row.language,
    status: row.status,
    readingMinutes: row.reading_minutes,
    commentPolicy: row.comment_policy,
    closeCommentsAfterDays: row.close_comments_after_days,
    commentCount: row.comment_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
    scheduledFor: row.scheduled_for,
    withdrawnAt: row.withdrawn_at,
    version: row.version,
  };
}

/** What of an article is long, as far as it was read. */
export function toTexts({ body, sources, corrections }: Partial<ArticleTexts>): Partial<Article> {
  return {
    ...(body !== undefined && { body }),
    ...(sources !== undefined && { sources: storedSources.parse(JSON.parse(sources)) }),
    ...(corrections !== undefined && { corrections: storedCorrections.parse(JSON.parse(corrections)) }),
  };
}

export function toArticle(row: ArticleRow & SectionColumns, parts: ArticleParts): Article {
  return {
    ...toArticleSummary(row, parts),
    body: row.body,
    sources: storedSources.parse(JSON.parse(row.sources)),
    corrections: storedCorrections.parse(JSON.parse(row.corrections)),
  };
}

/** The article's own row. Byline, tags and the count of comments are kept elsewhere. */
export function toArticleRow(article: Article): Omit<ArticleRow, 'comment_count'> {
  return {
    id: article.id,
    kind: article.kind,
    slug: article.slug,
    title: article.title,
    dek: article.dek,
    body: article.body,
    excerpt: article.excerpt,
    reading_minutes: article.readingMinutes,
    section_id: article.section?.id ?? null,
    language: article.language,
    status: article.status,
    lead_image: JSON.stringify(article.leadImage),
    sources: JSON.stringify(article.sources),
    corrections: JSON.stringify(article.corrections),
    comment_policy: article.commentPolicy,
    close_comments_after_days: article.closeCommentsAfterDays,
    published_at: article.publishedAt,
    scheduled_for: article.scheduledFor,
    withdrawn_at: article.withdrawnAt,
    created_at: article.createdAt,
    updated_at: article.updatedAt,
    version: article.version,
  };
}

// What was written has passed the domain's own schemas; here it only has to have its shape, and is not spelled anew.
const text = z.string();
const storedLeadImage = z.object({ url: text, alt: text, caption: text, credit: text }).nullable();
const storedSources = z.array(z.object({ name: text, url: text }));
const storedCorrections = z.array(z.object({ at: text, text }));

function toSection({ section_id: id, section_slug: slug, section_name: name }: SummaryRow): ArticleSummary['section'] {
  return id !== null && slug !== null && name !== null ? { id, slug, name } : null;
}
