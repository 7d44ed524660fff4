import { Section, type SectionDraft, type SectionPatch, type SectionReference } from '@broadsheet/domain';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { Write } from '../changes/changes.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findLastPosition, sectionStore } from './sections.store.ts';

/** What may be done with sections. */
export const sections = new Catalogue<Section, SectionDraft, SectionPatch>({
  kind: 'section',
  schema: Section,
  store: sectionStore,
});

const lastPosition = 10_000;
const plain = { description: '', commentPolicy: 'open', closeCommentsAfterDays: null } as const;

/** Adds a section behind all others, in a transaction that is open already. Throws `slug-taken`. */
export async function appendSection(
  open: Write,
  { name, slug }: { name: string; slug: string },
  id: string,
): Promise<Section> {
  const position = Math.min((await findLastPosition(open.db)) + 1, lastPosition);
  return sections.add(open, { ...plain, name, slug, position }, id);
}

/** The section that an article names by id or slug. Throws `invalid-body` where there is none. */
export async function resolveSection(db: Newsroom['db'], idOrSlug: string): Promise<SectionReference> {
  const section = await sectionStore.find(db, idOrSlug);
  if (section) return { id: section.id, slug: section.slug, name: section.name };
  const message = `There is no section ${idOrSlug}.`;
  throw new Refusal('invalid-body', message, [{ pointer: '/section', message }]);
}

/** The id of a section, by id or slug. */
export async function findSectionId(db: Newsroom['db'], idOrSlug: string): Promise<string | undefined> {
  return (await sectionStore.find(db, idOrSlug))?.id;
}
