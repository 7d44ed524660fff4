// Bylines of several, which WordPress itself does not know: plugins (Co-Authors Plus, PublishPress Authors) keep them as
// terms, and those of their authors who have no account as items.
import { toCommentText } from './comment-text.ts';
import { cutLine, toPlainLine } from './html-text.ts';
import type { ImportedAuthor } from './imported.ts';
import { toAuthorOfLogin, toImportedAuthor, toLogin } from './map-author.ts';
import type { WxrItem } from './wxr.ts';

const maxBioLength = 4000;

/** Who wrote `item`, as the item itself names them. */
export function toByline({ creator, terms }: Pick<WxrItem, 'creator' | 'terms'>): ImportedAuthor[] {
  const poster = toAuthorOfLogin(creator);
  const named = terms.flatMap(({ taxonomy, slug, name }) => {
    const login = toLogin(slug.replace(/^cap-/, ''));
    const author = taxonomy === 'author' ? toAuthorOfLogin(toPlainLine(name)) : undefined;
    return author ? [{ ...author, login: login === '' ? author.login : login }] : [];
  });
  const isPoster = ({ login, name }: ImportedAuthor): boolean => login === poster?.login || name === poster?.login;
  // The terms stand in alphabetical order. Who posted it comes first, unless they posted it for others.
  if (poster && (named.length === 0 || named.some(isPoster))) {
    return [poster, ...named.filter((each) => !isPoster(each))];
  }
  return named;
}

/** Whom the file knows of those that `named` may mean: by login, else by name; `named` itself where it knows nobody. */
export function findKnownAuthor(authors: ReadonlyMap<string, ImportedAuthor>, named: ImportedAuthor): ImportedAuthor {
  const known = authors.get(named.login) ?? authors.get(named.name);
  if (known) return known;
  const namesakes = [...authors.values()].filter(({ name }) => name === named.name);
  return (namesakes.length === 1 ? namesakes[0] : undefined) ?? named;
}

/** The author without an account that `item` is, or undefined where it is none. */
export function toGuestAuthor({ type, title, slug, meta }: WxrItem): ImportedAuthor | undefined {
  if (type !== 'guest-author') return undefined;
  const valueOf = (key: string): string => meta.find((each) => each.key === `cap-${key}`)?.value ?? '';
  const login = valueOf('user_login').trim();
  const author = toImportedAuthor({
    id: undefined,
    login: login === '' ? slug.replace(/^cap-/, '') : login,
    email: '',
    displayName: toPlainLine(valueOf('display_name')) === '' ? title : valueOf('display_name'),
    firstName: valueOf('first_name'),
    lastName: valueOf('last_name'),
  });
  const bio = cutLine(toCommentText(valueOf('description')), maxBioLength);
  return author && bio !== '' ? { ...author, bio } : author;
}
