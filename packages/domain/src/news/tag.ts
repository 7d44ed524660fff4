import { z } from 'zod';
import { Id } from '../values/identifier.ts';
import { line } from '../text/plain-text.ts';
import { Slug } from '../values/slug.ts';
import { Timestamp } from '../values/timestamp.ts';

/** A subject that articles of any section share. */
export const Tag = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    slug: Slug,
    name: z.string(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.int().positive(),
  })
  .meta({
    id: 'Tag',
    description: 'A subject that articles of any section share.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e03',
        slug: 'ferries',
        name: 'Ferries',
        createdAt: '2026-11-23T08:30:00.000Z',
        updatedAt: '2026-11-23T08:30:00.000Z',
        version: 1,
      },
    ],
  });
export type Tag = z.infer<typeof Tag>;

/** A tag as an article names it. */
export const TagReference = /* @__PURE__ */ Tag.pick({ id: true, slug: true, name: true }).meta({
  id: 'TagReference',
  description: 'A tag of an article.',
  examples: [{ id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e03', slug: 'ferries', name: 'Ferries' }],
});
export type TagReference = z.infer<typeof TagReference>;

/** The name of a tag as an article may give it. A tag that does not exist yet comes into being with it. */
export const TagName = /* @__PURE__ */ line(80).meta({ description: 'The name of a tag.', examples: ['Ferries'] });

/** What makes a new tag. Without a slug, the name gives one. */
export const TagDraft = /* @__PURE__ */ z
  .strictObject({ slug: Slug.optional(), name: TagName })
  .meta({ id: 'TagDraft', description: 'A new tag.', examples: [{ name: 'Ferries' }] });
export type TagDraft = z.infer<typeof TagDraft>;

/** A change to a tag, as JSON Merge Patch (RFC 7396): what is absent stays. */
export const TagPatch = /* @__PURE__ */ z
  .strictObject({ slug: Slug, name: TagName })
  .partial()
  .meta({ id: 'TagPatch', description: 'A change to a tag.', examples: [{ name: 'Ferries and boats' }] });
export type TagPatch = z.infer<typeof TagPatch>;
