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

/** Who somebody is who sends a comment. */
export interface RecognisedReader {
  /** The seed of the reader with whose standing they are judged; undefined for strangers. */
  readonly judgedAs: string | undefined;
  /** The seed that is published with what they write. */
  readonly avatarSeed: string;
}

/**
 * Who `sender` is. Their network gives them the standing of who wrote from there under the same address, and no more:
 * with that reader's seed, their neighbours could find out under which name somebody writes whose address they know.
 */
export async function recogniseReader(
  db: Kysely<Database>,
  vault: Vault,
  { email, ipAddress, authorToken }: Sender,
): Promise<RecognisedReader> {
  const emailHash = hashEmail(vault, email);
  const own =
    authorToken === undefined
      ? undefined
      : await findSeed(db, { emailHash, author_hash: hashAuthor(vault, authorToken) });
  if (own !== undefined) return { judgedAs: own, avatarSeed: own };
  const nearby =
    ipAddress === null ? undefined : await findSeed(db, { emailHash, ip_hash: hashAddress(vault, ipAddress) });
  return { judgedAs: nearby, avatarSeed: newSeed() };
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
