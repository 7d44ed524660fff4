// The lines of an export, each a JSON object: what an editor or a reader can enter, and nothing that follows from it.
import {
  ArticleKind,
  ArticleStatus,
  AuthorLink,
  CommentKind,
  CommentPolicy,
  CommentStatus,
  Id,
  ImageAddress,
  Language,
  RuleOutcome,
  Slug,
  Timestamp,
  WebAddress,
} from '@broadsheet/domain';
import { z } from 'zod';

// What was stored once is taken as it is: only what no store can hold is refused, and what a browser would follow.
// An import may have brought in more than a form takes: limits are there for files that mean harm.
const text = (max = 200_000) =>
  z
    .string()
    .max(max, `Must have at most ${max} characters.`)
    .refine((each) => each.isWellFormed() && !each.includes('\u0000'), 'Must be well-formed Unicode without NUL.');
const mostItems = 10_000;
const optionalTime = Timestamp.nullable();
const version = z.int().positive();
const ids = z
  .array(Id)
  .max(mostItems)
  .refine((all) => new Set(all).size === all.length, 'Must name each once.');

/** What everything has that has an address on the site. */
const addressed = {
  formerSlugs: z.array(Slug).max(mostItems),
  oldAddresses: z.array(text()).max(mostItems),
};
const dated = { createdAt: Timestamp, updatedAt: Timestamp, version };

/** The first line: what this is. A reader that does not know `version` must not read on. */
export const NewsroomRecord = z.strictObject({
  type: z.literal('newsroom'),
  format: z.literal('broadsheet'),
  version: z.literal(1),
});

/** An author. */
export const AuthorRecord = z.strictObject({
  type: z.literal('author'),
  id: Id,
  slug: Slug,
  name: text(),
  roleLine: text(),
  bio: text(),
  links: z.array(AuthorLink).max(mostItems),
  avatarUrl: ImageAddress.nullable(),
  ...dated,
  ...addressed,
});

/** A section. */
export const SectionRecord = z.strictObject({
  type: z.literal('section'),
  id: Id,
  slug: Slug,
  name: text(),
  description: text(),
  position: z.int().min(0).max(1_000_000),
  ...dated,
  ...addressed,
});

/** A tag. */
export const TagRecord = z.strictObject({
  type: z.literal('tag'),
  id: Id,
  slug: Slug,
  name: text(),
  ...dated,
  ...addressed,
});

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

/** A comment, in whatever state, with the private data of who wrote it. */
export const CommentRecord = z.strictObject({
  type: z.literal('comment'),
  id: Id,
  articleId: Id,
  parentId: Id.nullable(),
  kind: CommentKind,
  status: CommentStatus,
  name: text(),
  email: text().nullable(),
  website: WebAddress.nullable(),
  ipAddress: text().nullable(),
  body: text(),
  outcomes: z.array(RuleOutcome).max(mostItems),
  decidedAt: optionalTime,
  ...dated,
  fingerprint: text().nullable().meta({ description: 'By which a repetition is known. It says nothing by itself.' }),
});

/** What an import from another system remembers, so that it brings nothing twice. Its `id` is made of the others. */
export const ImportRecordRecord = z.strictObject({
  type: z.literal('import-record'),
  id: text(),
  source: text().min(1),
  kind: z.enum(['author', 'section', 'tag', 'article', 'comment']),
  originalId: text().min(1),
  localId: Id,
  importedAt: Timestamp,
});

/** The last line. Where it is missing, the export was cut off. */
export const EndRecord = z.strictObject({ type: z.literal('end') });

/** A line of an export between the first one and the last one. */
export const ExportRecord = z.discriminatedUnion('type', [
  AuthorRecord,
  SectionRecord,
  TagRecord,
  ArticleRecord,
  CommentRecord,
  ImportRecordRecord,
]);
export type ExportRecord = z.infer<typeof ExportRecord>;
export type AuthorRecord = z.infer<typeof AuthorRecord>;
export type SectionRecord = z.infer<typeof SectionRecord>;
export type TagRecord = z.infer<typeof TagRecord>;
export type ArticleRecord = z.infer<typeof ArticleRecord>;
export type CommentRecord = z.infer<typeof CommentRecord>;
export type ImportRecordRecord = z.infer<typeof ImportRecordRecord>;

/** Any line of an export. */
export const ExportLine = z.discriminatedUnion('type', [
  NewsroomRecord,
  AuthorRecord,
  SectionRecord,
  TagRecord,
  ArticleRecord,
  CommentRecord,
  ImportRecordRecord,
  EndRecord,
]);
export type ExportLine = z.infer<typeof ExportLine>;

/** The kinds of records, in the order of an export: each refers to what stands above it. */
export const exportTypes = ['author', 'section', 'tag', 'article', 'comment', 'import-record'] as const;
export type ExportType = (typeof exportTypes)[number];
