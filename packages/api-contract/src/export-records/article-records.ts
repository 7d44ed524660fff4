import {
  ArticleKind,
  ArticleStatus,
  CloseCommentsAfterDays,
  CommentPolicy,
  Id,
  ImageAddress,
  Language,
  Slug,
  Timestamp,
  WebAddress,
} from '@broadsheet/domain';
import { z } from 'zod';
import { addressed, dated, ids, mostItems, optionalTime, text } from './record-fields.ts';

/** An article, in whatever state. Excerpt, reading time and count of comments follow from the rest. */
export const ArticleRecord = z
  .strictObject({
    type: z.literal('article'),
    id: Id,
    kind: ArticleKind,
    slug: Slug,
    status: ArticleStatus,
    title: text(),
    dek: text(),
    body: text(8_000_000),
    language: Language,
    authors: z.array(z.strictObject({ id: Id, role: text().nullable() })).max(mostItems),
    section: Id.nullable(),
    tags: ids,
    leadImage: z.strictObject({ url: ImageAddress, alt: text(), caption: text(), credit: text() }).nullable(),
    sources: z.array(z.strictObject({ name: text(), url: WebAddress })).max(mostItems),
    corrections: z.array(z.strictObject({ at: Timestamp, text: text() })).max(mostItems),
    commentPolicy: CommentPolicy,
    // An export of before has none.
    closeCommentsAfterDays: CloseCommentsAfterDays.default(null),
    publishedAt: optionalTime,
    scheduledFor: optionalTime,
    withdrawnAt: optionalTime,
    ...dated,
    ...addressed,
  })
  .refine(({ status, publishedAt }) => status !== 'published' || publishedAt !== null, {
    path: ['publishedAt'],
    error: 'What is published has a date.',
  })
  .refine(({ status, scheduledFor }) => status !== 'scheduled' || scheduledFor !== null, {
    path: ['scheduledFor'],
    error: 'What is scheduled has a date.',
  });
export type ArticleRecord = z.infer<typeof ArticleRecord>;

/** Who made an article, where it was somebody who had signed in. Its `id` is that of the article. */
export const ArticleOwnerRecord = z.strictObject({ type: z.literal('article-owner'), id: Id, user: Id });
export type ArticleOwnerRecord = z.infer<typeof ArticleOwnerRecord>;
