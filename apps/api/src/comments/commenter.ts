// Who wrote a comment. It is stored so that only a moderator's view opens it.
import { toSameTextKey, type ModeratedComment } from '@broadsheet/domain';
import { toAddressGroup } from '@broadsheet/service';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import type { StoredComment } from './comment-rows.ts';

/** What is known of somebody who wrote a comment. */
export interface Commenter {
  readonly email: string | null;
  readonly ipAddress: string | null;
}

/** `commenter` as it is stored. */
export function sealCommenter(vault: Vault, { email, ipAddress }: Commenter) {
  return {
    emailSealed: email === null ? null : vault.seal(email),
    emailHash: email === null ? null : hashEmail(vault, email),
    ipSealed: ipAddress === null ? null : vault.seal(ipAddress),
    ipHash: ipAddress === null ? null : hashAddress(vault, ipAddress),
  };
}

/** The same for every spelling of an address that its owner may use. */
export function hashEmail(vault: Vault, email: string): string {
  return vault.hash('email', email.trim().toLowerCase());
}

/** The same for all addresses of one subscriber. */
export function hashAddress(vault: Vault, ipAddress: string): string {
  return vault.hash('address', toAddressGroup(ipAddress));
}

/** The same where the same words are said; null where they are so few that several readers may say them. */
export function hashText(vault: Vault, body: string): string | null {
  const key = toSameTextKey(body);
  return key === undefined ? null : vault.hash('comment', 'text', key);
}

/** What is stored of the token that a reader's browser keeps. */
export function hashAuthor(vault: Vault, authorToken: string): string {
  return vault.hash('author', authorToken);
}

/** A comment with who wrote it. What does not open, because it was sealed under another key, is null. */
export function openComment({ vault, log }: Newsroom, stored: StoredComment): ModeratedComment {
  const { emailSealed, ipSealed, ...comment } = stored;
  const open = (sealed: string | null, what: string) => {
    try {
      return sealed === null ? null : vault.open(sealed);
    } catch (error) {
      log.warn({ err: error, commentId: stored.id }, `The ${what} of a comment does not open with this key.`);
      return null;
    }
  };
  return { ...comment, email: open(emailSealed, 'email address'), ipAddress: open(ipSealed, 'IP address') };
}
