import { toSlug, type AuthorDraft } from '@broadsheet/domain';
import { insertOldAddresses } from '../addresses/addresses.store.ts';
import { authors } from '../authors/authors.actions.ts';
import { findImported, forget, isFromThisSite, remember, type ImportWrite } from './import-write.ts';
import { toFoldedName } from './folded-name.ts';
import type { ImportedAuthor } from './wordpress/imported.ts';
import { listAuthorPaths } from './wordpress/old-paths.ts';

/**
 * The id of an author of the file: of whom was imported before, else of who has the same name here, else of somebody
 * new.
 */
export async function ensureAuthor(work: ImportWrite, author: ImportedAuthor): Promise<string> {
  const { open, outline, summary } = work;
  const originalId = toOriginalId(work, author.login);
  const known = await findImported(work, 'author', originalId);
  if (known !== undefined) {
    if (await authors.find(open.db, known)) return known;
    await forget(work, 'author', originalId);
  }
  const localId = (await findNamesake(work, author.name)) ?? (await addAuthor(work, author));
  await remember(work, 'author', { originalId, localId });
  const paths = listAuthorPaths(author.login, outline.site);
  summary.countAdded('redirect', await insertOldAddresses(open.db, paths, { kind: 'author', id: localId }));
  return localId;
}

// Many sign up with their address: it is an email all the same.
function toOriginalId({ newsroom }: ImportWrite, login: string): string {
  return login.includes('@') ? newsroom.vault.hash('email', login.toLowerCase()) : login;
}

// Two of the same site who have the same name are two people.
async function findNamesake(work: ImportWrite, name: string): Promise<string | undefined> {
  const slug = toSlug(name);
  const namesake = slug === undefined ? undefined : await authors.find(work.open.db, slug);
  if (!namesake || toFoldedName(namesake.name) !== toFoldedName(name)) return undefined;
  return (await isFromThisSite(work, 'author', namesake.id)) ? undefined : namesake.id;
}

async function addAuthor(
  { newsroom, open, summary }: ImportWrite,
  { name, bio = '' }: ImportedAuthor,
): Promise<string> {
  const draft: AuthorDraft = { name, roleLine: '', bio, links: [], avatarUrl: null };
  const { id } = await authors.add(open, draft, newsroom.newId());
  summary.countAdded('author');
  return id;
}
