// A slug names one thing of its kind, and what was once published under one is found there for ever.
import { numberedSlug, toSlug } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import type { AddressKind } from '../database/schema.ts';
import { deleteFormerSlug, findSlugHolders, insertFormerSlug } from './addresses.store.ts';

type Db = Newsroom['db'];

/** Numbers that are looked up at once while a free one is searched. */
const batch = 20;

/** A slug made of `text` that nothing of this kind has, or had before. */
export async function chooseSlug(db: Db, kind: AddressKind, text: string): Promise<string> {
  const base = toSlug(text) ?? kind;
  for (let first = 1; ; first += batch) {
    const candidates = Array.from({ length: batch }, (_, index) => numbered(base, first + index));
    const { current, former } = await findSlugHolders(db, kind, candidates);
    const free = candidates.find((slug) => !current.has(slug) && !former.has(slug));
    if (free !== undefined) return free;
  }
}

/** Takes `slug` for a thing, also where another one had it before. Throws `slug-taken` where another one has it now. */
export async function claimSlug(db: Db, kind: AddressKind, { slug, id }: { slug: string; id: string }): Promise<void> {
  const { current } = await findSlugHolders(db, kind, [slug]);
  if ((current.get(slug) ?? id) !== id) {
    const message = `Another ${kind} has the slug ${slug}.`;
    throw new Refusal('slug-taken', message, [{ pointer: '/slug', message }]);
  }
  await deleteFormerSlug(db, kind, slug);
}

/** Gives a thing another slug; the one it had leads to it from now on. Throws `slug-taken` as `claimSlug` does. */
export async function changeSlug(
  db: Db,
  kind: AddressKind,
  { id, from, to }: { id: string; from: string; to: string },
): Promise<void> {
  if (from === to) return;
  await claimSlug(db, kind, { slug: to, id });
  await insertFormerSlug(db, kind, { slug: from, targetId: id });
}

function numbered(base: string, n: number): string {
  return n === 1 ? base : numberedSlug(base, n);
}
