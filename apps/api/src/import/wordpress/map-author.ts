import { Email } from '@broadsheet/domain';
import { cutLine, toPlainLine } from './html-text.ts';
import type { ImportedAuthor } from './imported.ts';
import type { WxrAuthor } from './wxr.ts';

const maxNameLength = 120;

/** An author of the file, or undefined where nothing names them. */
export function toImportedAuthor(author: WxrAuthor): ImportedAuthor | undefined {
  const names = [author.displayName, `${author.firstName} ${author.lastName}`, author.login];
  const name = names.map(toPlainLine).find((each) => each !== '');
  if (name === undefined) return undefined;
  return {
    originalId: author.id,
    login: author.login === '' ? name : author.login,
    name: cutLine(name, maxNameLength),
    email: Email.safeParse(author.email).data,
  };
}

/** The author of an item whose login the file does not explain, as in WXR 1.0. */
export function toAuthorOfLogin(login: string): ImportedAuthor | undefined {
  return toImportedAuthor({ id: undefined, login, email: '', displayName: '', firstName: '', lastName: '' });
}
