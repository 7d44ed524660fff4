import { z } from 'zod';
import { CloseCommentsAfterDays, CommentPolicy } from '../comments/comment-policy.ts';
import { Id } from '../values/identifier.ts';
import { line, optionalLine } from '../text/plain-text.ts';
import { Slug } from '../values/slug.ts';
import { Timestamp } from '../values/timestamp.ts';

/** A part of the newspaper (World, Culture): every article stands in at most one. */
export const Section = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    slug: Slug,
    name: z.string(),
    description: z.string(),
    position: z.int().meta({ description: 'Its place in the navigation; smaller comes first.' }),
    commentPolicy: CommentPolicy,
    closeCommentsAfterDays: CloseCommentsAfterDays,
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.int().positive(),
  })
  .meta({
    id: 'Section',
    description: 'A part of the newspaper. Every article stands in at most one.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02',
        slug: 'world',
        name: 'World',
        description: 'News from elsewhere.',
        position: 1,
        commentPolicy: 'open',
        closeCommentsAfterDays: null,
        createdAt: '2026-11-23T08:30:00.000Z',
        updatedAt: '2026-11-23T08:30:00.000Z',
        version: 1,
      },
    ],
  });
export type Section = z.infer<typeof Section>;

/** A section as an article names it. */
export const SectionReference = /* @__PURE__ */ Section.pick({ id: true, slug: true, name: true }).meta({
  id: 'SectionReference',
  description: 'The section an article stands in.',
  examples: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e02', slug: 'world', name: 'World' }],
});
export type SectionReference = z.infer<typeof SectionReference>;

/** What makes a new section. Without a slug, the name gives one. */
export const SectionDraft = /* @__PURE__ */ z
  .strictObject({
    slug: Slug.optional(),
    name: line(80),
    description: optionalLine(400).default(''),
    position: z.int().min(0).max(10_000).default(100),
    commentPolicy: CommentPolicy.default('open'),
    closeCommentsAfterDays: CloseCommentsAfterDays.default(null),
  })
  .meta({
    id: 'SectionDraft',
    description: 'A new section.',
    examples: [{ name: 'World', description: 'News from elsewhere.', position: 1 }],
  });
export type SectionDraft = z.infer<typeof SectionDraft>;

/** A change to a section, as JSON Merge Patch (RFC 7396): what is absent stays. */
export const SectionPatch = /* @__PURE__ */ z
  .strictObject({
    slug: Slug,
    name: line(80),
    description: optionalLine(400),
    position: z.int().min(0).max(10_000),
    commentPolicy: CommentPolicy,
    closeCommentsAfterDays: CloseCommentsAfterDays,
  })
  .partial()
  .meta({ id: 'SectionPatch', description: 'A change to a section.', examples: [{ name: 'The world' }] });
export type SectionPatch = z.infer<typeof SectionPatch>;
