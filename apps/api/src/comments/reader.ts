// Who a reader is. An email address alone proves nothing: anybody can type it. A reader is known again by the token that
// their browser keeps, or by writing under the same address from the same network.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { Vault } from '../privacy/vault.ts';
import { hashAddress, hashAuthor, hashEmail } from './commenter.ts';
import { findSeed, findSeedOfEmail } from './readers.store.ts';

/** What somebody says of themselves who sends a comment. */
export interface Sender {
  readonly email: string;
  readonly ipAddress: string | null;
  /** What their browser keeps since an earlier comment. */
  readonly authorToken?: string | undefined;
}

/** A secret that makes its holder the author of what is sent with it: 43 characters of base64url. */
export function newAuthorToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The seed of the reader that `sender` is known to be; undefined for strangers. */
export function findReader(
  db: Kysely<Database>,
  vault: Vault,
  { email, ipAddress, authorToken }: Sender,
): Promise<string | undefined> {
  return findSeed(db, {
    emailHash: hashEmail(vault, email),
    ipHash: ipAddress === null ? null : hashAddress(vault, ipAddress),
    authorHash: authorToken === undefined ? null : hashAuthor(vault, authorToken),
  });
}

/** The seed for a comment that did not come from its reader but with an import: there, the address is all there is. */
export async function seedOfImported(db: Kysely<Database>, vault: Vault, email: string | null): Promise<string> {
  const known = email === null ? undefined : await findSeedOfEmail(db, hashEmail(vault, email));
  return known ?? newSeed();
}

/** A seed that nobody has. */
export function newSeed(): string {
  return randomBytes(9).toString('base64url');
}
