import { Email } from '@broadsheet/domain';
import { cutLine, toPlainLine } from './html-text.ts';
import type { ImportedAuthor } from './imported.ts';
import type { WxrAuthor } from './wxr.ts';

const maxNameLength = 120;

/** An author of the file, or undefined where nothing names them. */
export function toImportedAuthor(author: WxrAuthor): ImportedAuthor | undefined {
  const login = toLogin(author.login);
  const names = [author.displayName, `${author.firstName} ${author.lastName}`, login];
  const name = names.map(toPlainLine).find((each) => each !== '');
  if (name === undefined) return undefined;
  return {
    login: login === '' ? name : login,
    name: cutLine(withoutHost(name), maxNameLength),
  };
}

/** The author of an item whose login the file does not explain, as in WXR 1.0. */
export function toAuthorOfLogin(login: string): ImportedAuthor | undefined {
  return toImportedAuthor({ id: undefined, login, email: '', displayName: '', firstName: '', lastName: '' });
}

/** A login without what no login has: WordPress drops it too, before it compares the one of an item with an author's. */
export function toLogin(written: string): string {
  return written
    .replace(/[^\p{L}\p{M}\p{N}\s_.@-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

// Many sign up with their address and are called by it until they choose a name. A byline does not give it away.
function withoutHost(name: string): string {
  return Email.safeParse(name).success ? name.replace(/@.*$/, '') : name;
}
