// The first category of an item is the section it stands in; the others, and its tags, are tags.
import { toSlug } from '@broadsheet/domain';
import { insertOldAddresses } from '../addresses/addresses.store.ts';
import { chooseSlug } from '../addresses/slugs.ts';
import { appendSection, sections } from '../sections/sections.actions.ts';
import { ensureTags } from '../tags/tags.actions.ts';
import { toFoldedName } from './folded-name.ts';
import { findLocalIds } from './import.store.ts';
import { findImported, forget, isFromThisSite, remember, type ImportWrite } from './import-write.ts';
import type { ImportedTerm } from './wordpress/imported.ts';
import { toImportedTerm } from './wordpress/map-terms.ts';
import { listCategoryPaths, listTagPaths } from './wordpress/old-paths.ts';

/** The id of the section that a category is: of what was imported before, else of one of the same name, else a new one. */
export async function ensureSection(work: ImportWrite, term: ImportedTerm): Promise<string> {
  const { open, summary } = work;
  const known = await findImported(work, 'section', term.slug);
  if (known !== undefined) {
    if (await sections.find(open.db, known)) return known;
    await forget(work, 'section', term.slug);
  }
  const localId = (await findNamesake(work, term)) ?? (await addSection(work, term));
  await remember(work, 'section', { originalId: term.slug, localId });
  const paths = pathsOfCategory(work, term.slug);
  summary.countAdded('redirect', await insertOldAddresses(open.db, paths, { kind: 'section', id: localId }));
  return localId;
}

/** The names of tags, each of which is there. */
export async function ensureImportedTags(work: ImportWrite, terms: readonly ImportedTerm[]): Promise<string[]> {
  const slugs = terms.map(({ slug }) => slug);
  const known = await findLocalIds(work.open.db, { source: work.outline.source, kind: 'tag' }, slugs);
  for (const term of terms) if (!known.has(term.slug)) await addTag(work, term);
  return terms.map(({ name }) => name);
}

// One site may have two categories of one name, under different parents. They are two here, too.
async function findNamesake(work: ImportWrite, { slug, name }: ImportedTerm): Promise<string | undefined> {
  for (const candidate of new Set([slug, toSlug(name) ?? slug])) {
    const namesake = await sections.find(work.open.db, candidate);
    const isSame = namesake && toFoldedName(namesake.name) === toFoldedName(name);
    if (isSame && !(await isFromThisSite(work, 'section', namesake.id))) return namesake.id;
  }
  return undefined;
}

async function addSection({ newsroom, open, summary }: ImportWrite, { slug, name }: ImportedTerm): Promise<string> {
  const free = await chooseSlug(open.db, 'section', slug);
  const { id } = await appendSection(open, { name, slug: free }, newsroom.newId());
  summary.countAdded('section');
  return id;
}

async function addTag(work: ImportWrite, { slug, name }: ImportedTerm): Promise<void> {
  const { newsroom, open, outline, summary } = work;
  const newId = () => {
    summary.countAdded('tag');
    return newsroom.newId();
  };
  const [tag] = await ensureTags(open, [name], newId);
  if (!tag) return;
  await remember(work, 'tag', { originalId: slug, localId: tag.id });
  const categoryPaths = outline.sectionSlugs.has(slug) ? [] : pathsOfCategory(work, slug);
  const paths = [...listTagPaths(outline.tagSlugs.get(slug) ?? slug, outline.site), ...categoryPaths];
  summary.countAdded('redirect', await insertOldAddresses(open.db, paths, { kind: 'tag', id: tag.id }));
}

function pathsOfCategory({ outline: { site, categories } }: ImportWrite, slug: string): string[] {
  const category = categories.get(slug);
  const findCategory = (there: string) => categories.get(toImportedTerm({ slug: there, name: '' })?.slug ?? '');
  return category ? listCategoryPaths(category, site, findCategory) : [];
}
