import { z } from 'zod';
import { CloseCommentsAfterDays, CommentPolicy } from '../comments/comment-policy.ts';
import { Id } from '../values/identifier.ts';
import { Language } from '../values/language.ts';
import { line, optionalLine, paragraphs } from '../text/plain-text.ts';
import { ArticleStatus } from './publishing.ts';
import { SectionReference } from './section.ts';
import { Slug } from '../values/slug.ts';
import { TagName, TagReference } from './tag.ts';
import { Timestamp, TimestampInput } from '../values/timestamp.ts';
import { ImageAddress, WebAddress } from '../values/web-address.ts';

/** An article is news; a page (About, Contact) has no byline and stands outside the sections. */
export const ArticleKind = /* @__PURE__ */ z
  .enum(['article', 'page'])
  .meta({ id: 'ArticleKind', description: 'News, or a standing page.', examples: ['article'] });
export type ArticleKind = z.infer<typeof ArticleKind>;

/** One name in a byline. `role` is what the author did for this article, where it is not simply writing it. */
export const BylineEntry = /* @__PURE__ */ z
  .strictObject({ id: Id, slug: Slug, name: z.string(), role: z.string().nullable() })
  .meta({
    id: 'BylineEntry',
    description: 'One name in a byline, and what that author did where it was not the writing.',
    examples: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e04', slug: 'ilse-marrow', name: 'Ilse Marrow', role: null }],
  });
export type BylineEntry = z.infer<typeof BylineEntry>;

/** Where the original reporting stands. */
export const Source = /* @__PURE__ */ z.strictObject({ name: line(200), url: WebAddress }).meta({
  id: 'Source',
  description: 'Where the original reporting stands.',
  examples: [{ name: 'harbourgazette.example', url: 'https://harbourgazette.example/ferries' }],
});
export type Source = z.infer<typeof Source>;

/** The picture that stands with the headline. `alt` may be empty only where the picture says nothing (WCAG 1.1.1). */
export const LeadImage = /* @__PURE__ */ z
  .strictObject({
    url: ImageAddress,
    alt: optionalLine(500).default(''),
    caption: optionalLine(500).default(''),
    credit: optionalLine(200).default(''),
  })
  .meta({
    id: 'LeadImage',
    description: 'The picture that stands with the headline.',
    examples: [
      {
        url: '/demo/harbour.svg',
        alt: 'Harbour at dawn',
        caption: 'The Margit leaves the harbour.',
        credit: 'Archive',
      },
    ],
  });
export type LeadImage = z.infer<typeof LeadImage>;

/** What the newspaper got wrong, and when it said so. */
export const Correction = /* @__PURE__ */ z.strictObject({ at: Timestamp, text: z.string() }).meta({
  id: 'Correction',
  description: 'What the newspaper got wrong, and when it said so.',
  examples: [{ at: '2026-11-23T08:30:00.000Z', text: 'An earlier version gave the number of boats as two.' }],
});
export type Correction = z.infer<typeof Correction>;

const exampleArticle = {
  id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
  kind: 'article' as const,
  slug: 'harbour-towns-share-ferries',
  title: 'Harbour towns agree to share the last cold-water ferries',
  dek: 'Three councils that have argued for nine winters signed a timetable on Sunday night.',
  excerpt: 'The agreement runs to eleven pages and took nine winters.',
  authors: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e04', slug: 'ilse-marrow', name: 'Ilse Marrow', role: null }],
  section: { id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02', slug: 'world', name: 'World' },
  tags: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e03', slug: 'ferries', name: 'Ferries' }],
  leadImage: null,
  language: 'en',
  status: 'published' as const,
  readingMinutes: 1,
  commentPolicy: 'open' as const,
  closeCommentsAfterDays: null,
  commentCount: 2,
  createdAt: '2026-11-22T19:00:00.000Z',
  updatedAt: '2026-11-23T08:30:00.000Z',
  publishedAt: '2026-11-22T20:00:00.000Z',
  scheduledFor: null,
  withdrawnAt: null,
  version: 3,
};

/** An article as lists show it: everything but the text itself. */
export const ArticleSummary = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    kind: ArticleKind,
    slug: Slug,
    title: z.string(),
    dek: z.string().meta({ description: 'The summary under the headline. May be empty.' }),
    excerpt: z.string().meta({ description: 'The first words of the body, as plain text.' }),
    authors: z.array(BylineEntry).meta({ description: 'In byline order.' }),
    section: SectionReference.nullable(),
    tags: z.array(TagReference),
    leadImage: LeadImage.nullable(),
    language: z.string(),
    status: ArticleStatus,
    readingMinutes: z.int().positive(),
    commentPolicy: CommentPolicy,
    closeCommentsAfterDays: CloseCommentsAfterDays,
    commentCount: z.int().min(0).meta({ description: 'How many approved comments it has.' }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    publishedAt: Timestamp.nullable(),
    scheduledFor: Timestamp.nullable(),
    withdrawnAt: Timestamp.nullable(),
    version: z.int().positive().meta({ description: 'Grows by one with each write; leads the ETag.' }),
  })
  .meta({ id: 'ArticleSummary', description: 'An article as lists show it.', examples: [exampleArticle] });
export type ArticleSummary = z.infer<typeof ArticleSummary>;

/** An article, whole. */
export const Article = /* @__PURE__ */ ArticleSummary.extend({
  body: z.string().meta({ description: 'HTML under the allow-list of `bodyAllowList`.' }),
  sources: z.array(Source),
  corrections: z.array(Correction),
}).meta({
  id: 'Article',
  description: 'An article, whole.',
  examples: [
    {
      ...exampleArticle,
      body: '<p>The agreement runs to eleven pages and took nine winters.</p>',
      sources: [{ name: 'harbourgazette.example', url: 'https://harbourgazette.example/ferries' }],
      corrections: [{ at: '2026-11-23T08:30:00.000Z', text: 'An earlier version gave the number of boats as two.' }],
    },
  ],
});
export type Article = z.infer<typeof Article>;

const editable = {
  slug: Slug,
  title: line(300),
  dek: optionalLine(1000),
  body: z
    .string()
    .max(2_000_000, 'Must have at most 2,000,000 characters.')
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'Must be well-formed Unicode without NUL.')
    .meta({ description: 'HTML. What the allow-list does not know is taken out when it is stored.' }),
  authors: z
    .array(
      z.strictObject({
        author: line(200).meta({ description: 'The id or slug of an author.' }),
        role: line(80).nullable().default(null),
      }),
    )
    .max(50)
    .meta({ description: 'The byline, in its order.' }),
  section: line(200).nullable().meta({ description: 'The id or slug of a section.' }),
  tags: z.array(TagName).max(50).meta({ description: 'Names; a new name makes a new tag.' }),
  sources: z.array(Source).max(20),
  leadImage: LeadImage.nullable(),
  language: Language,
  corrections: z
    .array(z.strictObject({ at: TimestampInput, text: paragraphs(2000).min(1, 'Must not be empty.') }))
    .max(50),
  commentPolicy: CommentPolicy,
  closeCommentsAfterDays: CloseCommentsAfterDays,
};

/** What makes a new article. It begins as a draft. Without a slug, the title gives one. */
export const ArticleDraft = /* @__PURE__ */ z
  .strictObject({
    kind: ArticleKind.default('article'),
    slug: editable.slug.optional(),
    title: editable.title,
    dek: editable.dek.default(''),
    body: editable.body.default(''),
    authors: editable.authors.default([]),
    section: editable.section.default(null),
    tags: editable.tags.default([]),
    sources: editable.sources.default([]),
    leadImage: editable.leadImage.default(null),
    language: editable.language.default('en'),
    corrections: editable.corrections.default([]),
    commentPolicy: editable.commentPolicy.default('open'),
    closeCommentsAfterDays: editable.closeCommentsAfterDays.default(null),
  })
  .meta({
    id: 'ArticleDraft',
    description: 'A new article. It begins as a draft.',
    examples: [
      {
        title: 'Harbour towns agree to share the last cold-water ferries',
        dek: 'Three councils that have argued for nine winters signed a timetable on Sunday night.',
        body: '<p>The agreement runs to eleven pages and took nine winters.</p>',
        authors: [{ author: 'ilse-marrow' }],
        section: 'world',
        tags: ['Ferries'],
      },
    ],
  });
export type ArticleDraft = z.infer<typeof ArticleDraft>;

// Without defaults: what a patch does not name stays as it is.
const leadImagePatch = /* @__PURE__ */ z
  .strictObject({ url: ImageAddress, alt: optionalLine(500), caption: optionalLine(500), credit: optionalLine(200) })
  .partial()
  .nullable()
  .meta({ description: 'What is absent stays; null takes the picture away.' });

/** A change to an article, as JSON Merge Patch (RFC 7396): what is absent stays, lists are replaced whole. */
export const ArticlePatch = /* @__PURE__ */ z
  .strictObject({ ...editable, leadImage: leadImagePatch })
  .partial()
  .meta({ id: 'ArticlePatch', description: 'A change to an article.', examples: [{ title: 'A better headline' }] });
export type ArticlePatch = z.infer<typeof ArticlePatch>;
