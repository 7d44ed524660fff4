import { Author, type AuthorDraft, type AuthorPatch, type BylineEntry } from '@broadsheet/domain';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal, type FieldError } from '../refusal.ts';
import { authorStore, findNames } from './authors.store.ts';

/** What may be done with authors. */
export const authors = new Catalogue<Author, AuthorDraft, AuthorPatch>({
  kind: 'author',
  schema: Author,
  store: authorStore,
});

/** The authors whom a byline names by id or slug, in its order. Throws `invalid-body` for one who is not there. */
export async function resolveByline(
  db: Newsroom['db'],
  byline: readonly { author: string; role: string | null }[],
): Promise<BylineEntry[]> {
  const names = await findNames(
    db,
    byline.map(({ author }) => author),
  );
  const resolved: BylineEntry[] = [];
  const errors: FieldError[] = [];
  for (const [index, { author, role }] of byline.entries()) {
    const name = names.get(author);
    const pointer = `/authors/${index}/author`;
    if (!name) errors.push({ pointer, message: `There is no author ${author}.` });
    else if (resolved.some(({ id }) => id === name.id)) {
      errors.push({ pointer, message: `${author} stands in the byline twice.` });
    } else resolved.push({ ...name, role });
  }
  if (errors.length > 0) throw new Refusal('invalid-body', errors.map(({ message }) => message).join(' '), errors);
  return resolved;
}

/** The id of an author, by id or slug. */
export async function findAuthorId(db: Newsroom['db'], idOrSlug: string): Promise<string | undefined> {
  return (await findNames(db, [idOrSlug])).get(idOrSlug)?.id;
}
