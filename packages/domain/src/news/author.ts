import { z } from 'zod';
import { Id } from '../values/identifier.ts';
import { line, optionalLine, paragraphs } from '../text/plain-text.ts';
import { Slug } from '../values/slug.ts';
import { Timestamp } from '../values/timestamp.ts';
import { ImageAddress, WebAddress } from '../values/web-address.ts';

/** Somewhere else an author can be found. */
export const AuthorLink = /* @__PURE__ */ z.strictObject({ label: line(60), url: WebAddress }).meta({
  id: 'AuthorLink',
  description: 'Somewhere else an author can be found.',
  examples: [{ label: 'Mastodon', url: 'https://social.example/@ilse' }],
});
export type AuthorLink = z.infer<typeof AuthorLink>;

/** Somebody who signs articles. An author needs no account. */
export const Author = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    slug: Slug,
    name: z.string(),
    roleLine: z.string().meta({ description: 'What the author does, in a line: "Coasts correspondent".' }),
    bio: z.string().meta({ description: 'Plain text; an empty line parts paragraphs.' }),
    links: z.array(AuthorLink),
    avatarUrl: z.string().nullable(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z.int().positive(),
  })
  .meta({
    id: 'Author',
    description: 'Somebody who signs articles. An author needs no account.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e04',
        slug: 'ilse-marrow',
        name: 'Ilse Marrow',
        roleLine: 'Coasts correspondent',
        bio: 'Ilse Marrow reports on coasts, transport and the towns between them.',
        links: [{ label: 'Mastodon', url: 'https://social.example/@ilse' }],
        avatarUrl: null,
        createdAt: '2026-11-23T08:30:00.000Z',
        updatedAt: '2026-11-23T08:30:00.000Z',
        version: 1,
      },
    ],
  });
export type Author = z.infer<typeof Author>;

const editable = {
  slug: Slug,
  name: line(120),
  roleLine: optionalLine(160),
  bio: paragraphs(4000),
  links: z.array(AuthorLink).max(12),
  avatarUrl: ImageAddress.nullable(),
};

/** What makes a new author. Without a slug, the name gives one. */
export const AuthorDraft = /* @__PURE__ */ z
  .strictObject({
    slug: editable.slug.optional(),
    name: editable.name,
    roleLine: editable.roleLine.default(''),
    bio: editable.bio.default(''),
    links: editable.links.default([]),
    avatarUrl: editable.avatarUrl.default(null),
  })
  .meta({
    id: 'AuthorDraft',
    description: 'A new author.',
    examples: [{ name: 'Ilse Marrow', bio: 'Ilse Marrow reports on coasts and transport.' }],
  });
export type AuthorDraft = z.infer<typeof AuthorDraft>;

/** A change to an author, as JSON Merge Patch (RFC 7396): what is absent stays. */
export const AuthorPatch = /* @__PURE__ */ z
  .strictObject(editable)
  .partial()
  .meta({ id: 'AuthorPatch', description: 'A change to an author.', examples: [{ roleLine: 'Editor at large' }] });
export type AuthorPatch = z.infer<typeof AuthorPatch>;
