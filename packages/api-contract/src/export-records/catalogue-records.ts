import { AuthorLink, CloseCommentsAfterDays, CommentPolicy, Id, ImageAddress, Slug } from '@broadsheet/domain';
import { z } from 'zod';
import { addressed, dated, mostItems, text } from './record-fields.ts';

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
export type AuthorRecord = z.infer<typeof AuthorRecord>;

/** A section. */
export const SectionRecord = z.strictObject({
  type: z.literal('section'),
  id: Id,
  slug: Slug,
  name: text(),
  description: text(),
  position: z.int().min(0).max(1_000_000),
  // An export of before has none.
  commentPolicy: CommentPolicy.default('open'),
  closeCommentsAfterDays: CloseCommentsAfterDays.default(null),
  ...dated,
  ...addressed,
});
export type SectionRecord = z.infer<typeof SectionRecord>;

/** A tag. */
export const TagRecord = z.strictObject({
  type: z.literal('tag'),
  id: Id,
  slug: Slug,
  name: text(),
  ...dated,
  ...addressed,
});
export type TagRecord = z.infer<typeof TagRecord>;
