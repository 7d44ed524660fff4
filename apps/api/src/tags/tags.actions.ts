import { numberedSlug, Tag, toSlug, type TagDraft, type TagPatch, type TagReference } from '@broadsheet/domain';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { listTagsBySlug, tagStore } from './tags.store.ts';

/** What may be done with tags. */
export const tags = new Catalogue<Tag, TagDraft, TagPatch>({ kind: 'tag', schema: Tag, store: tagStore });

/**
 * The tags with these names, in their order and each once. A name that is new makes a new tag. Names that differ in
 * case alone are one tag.
 */
export async function ensureTags(open: Write, names: readonly string[], newId: () => string): Promise<TagReference[]> {
  const found = new Map<string, TagReference>();
  for (const wanted of names) {
    const { id, slug, name } = (await findByName(open.db, wanted)) ?? (await tags.add(open, { name: wanted }, newId()));
    found.set(id, { id, slug, name });
  }
  return [...found.values()];
}

/** The id of a tag, by id or slug. */
export async function findTagId(db: Newsroom['db'], idOrSlug: string): Promise<string | undefined> {
  return (await tagStore.find(db, idOrSlug))?.id;
}

// "C" and "C++" have the same letters: the second has a number in its slug.
const sameLetters = 9;

async function findByName(db: Newsroom['db'], name: string): Promise<Tag | undefined> {
  const base = toSlug(name) ?? 'tag';
  const slugs = Array.from({ length: sameLetters }, (_, index) => (index === 0 ? base : numberedSlug(base, index + 1)));
  const found = await listTagsBySlug(db, slugs);
  return found.find((tag) => fold(tag.name) === fold(name));
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
