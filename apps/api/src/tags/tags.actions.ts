import { Tag, type TagDraft, type TagPatch, type TagReference } from '@broadsheet/domain';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findTagByName, listTagsById, listUnusedBesides, nameKey, tagStore } from './tags.store.ts';

/** What may be done with tags. */
export const tags = new Catalogue<Tag, TagDraft, TagPatch>({ kind: 'tag', schema: Tag, store: tagStore });

/**
 * The tags with these names, in their order and each once. A name that is new makes a new tag. Names that differ in
 * case alone are one tag.
 */
export async function ensureTags(open: Write, names: readonly string[], newId: () => string): Promise<TagReference[]> {
  const found = new Map<string, TagReference>();
  // In one order for all, so that two articles with the same new tags do not wait for each other crosswise.
  for (const wanted of names.toSorted((one, other) => (nameKey(one) < nameKey(other) ? -1 : 1))) {
    const { id, slug, name } =
      (await findTagByName(open.db, wanted)) ?? (await tags.add(open, { name: wanted }, newId()));
    found.set(wanted, { id, slug, name });
  }
  const inOrder = names.flatMap((name) => found.get(name) ?? []);
  return [...new Map(inOrder.map((tag) => [tag.id, tag])).values()];
}

/** The tags with these ids, in their order. Throws `invalid-body` for one that is not there. */
export async function resolveTags(db: Newsroom['db'], ids: readonly string[]): Promise<TagReference[]> {
  const found = new Map((await listTagsById(db, ids)).map((tag) => [tag.id, tag]));
  return ids.map((id, index) => {
    const tag = found.get(id);
    if (tag) return tag;
    const message = `There is no tag ${id}.`;
    throw new Refusal('invalid-body', message, [{ pointer: `/tags/${index}`, message }]);
  });
}

/** An article before and after a write; undefined where it is not there. */
interface Retagged {
  readonly articleId: string;
  readonly before: readonly TagReference[];
  readonly after: readonly TagReference[];
}

/**
 * Records which tags readers see from now on, or see no longer, because of an article that they do not see: a tag that
 * nothing has is shown, one that only such articles have is not. Of all others the log says nothing, so that nobody
 * learns what is being written about.
 */
export function recordTagsShownOrHidden(open: Write, { articleId, before, after }: Retagged): void {
  const had = new Set(before.map(({ id }) => id));
  const has = new Set(after.map(({ id }) => id));
  const changed = [...had.symmetricDifference(has)];
  if (changed.length === 0) return;
  open.recordAtEnd(async () => {
    const ids = await listUnusedBesides(open.db, changed, articleId);
    return ids.map((id) => ({ type: 'tag.updated', subjects: [`tag:${id}`], isPublic: true }));
  });
}

/** The id of a tag, by id or slug. */
export async function findTagId(db: Newsroom['db'], idOrSlug: string): Promise<string | undefined> {
  return (await tagStore.find(db, idOrSlug))?.id;
}
