// Who a reader is. An email address alone proves nothing, as anybody can type it: it takes the token as well that their
// browser keeps.
import { randomBytes } from 'node:crypto';
import type { Newsroom } from '../newsroom.ts';
import type { Vault } from '../privacy/vault.ts';
import { hashAuthor, hashEmail } from './commenter.ts';
import { findSeed, findSeedOfEmail } from './readers.store.ts';

/** What somebody says of themselves who sends a comment. */
export interface Sender {
  readonly email: string;
  /** What their browser keeps since an earlier comment. */
  readonly authorToken?: string | undefined;
}

/**
 * The seed of the reader that `sender` is proven to be; undefined for everybody else. Their network alone does not prove
 * it: with that reader's seed, their neighbours could find out under which name somebody writes whose address they know.
 */
export async function findReader(
  db: Newsroom['db'],
  vault: Vault,
  { email, authorToken }: Sender,
): Promise<string | undefined> {
  if (authorToken === undefined) return undefined;
  return findSeed(db, { emailHash: hashEmail(vault, email), authorHash: hashAuthor(vault, authorToken) });
}

/** The seed for a comment that did not come from its reader but with an import: there, the address is all there is. */
export async function seedOfImported(db: Newsroom['db'], vault: Vault, email: string | null): Promise<string> {
  const known = email === null ? undefined : await findSeedOfEmail(db, hashEmail(vault, email));
  return known ?? newSeed();
}

/** A seed that nobody has. */
export function newSeed(): string {
  return randomBytes(9).toString('base64url');
}
