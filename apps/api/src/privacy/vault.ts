// Private data at rest. An address is kept encrypted (AES-256-GCM); what has to be found again is kept as a keyed hash,
// which without the key tells nothing, not even to somebody who guesses the address.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What a hash is for. Hashes for different purposes never match. */
type HashPurpose =
  | 'account'
  | 'address'
  | 'author'
  | 'ban'
  | 'word'
  | 'email'
  | 'comment'
  | 'cursor'
  | 'request'
  | 'grant';

export interface Vault {
  /** `text`, encrypted. The same text is another one each time. */
  seal(text: string): string;
  /** What was sealed. Throws where it was changed, or sealed under another key. */
  open(sealed: string): string;
  /** Always the same for the same parts: 43 characters of base64url. */
  hash(purpose: HashPurpose, ...parts: readonly string[]): string;
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** A vault whose keys come from `secret`. */
export function createVault(secret: string): Vault {
  const sealingKey = deriveKey(secret, 'seal');
  const hashKeys = {
    account: deriveKey(secret, 'hash of an account'),
    address: deriveKey(secret, 'hash of an address'),
    author: deriveKey(secret, 'hash of an author token'),
    ban: deriveKey(secret, 'hash of a ban'),
    word: deriveKey(secret, 'hash of a word'),
    email: deriveKey(secret, 'hash of an email'),
    comment: deriveKey(secret, 'hash of a comment'),
    cursor: deriveKey(secret, 'signature of a cursor'),
    request: deriveKey(secret, 'hash of a request'),
    grant: deriveKey(secret, 'signature of a grant'),
  };
  return {
    seal(text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv);
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${sealed.toString('base64url')}`;
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url');
      const iv = bytes.subarray(0, ivBytes);
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, iv, { authTagLength: tagBytes });
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
    },
    // As JSON, so that ('ab', 'c') is not ('a', 'bc').
    hash: (purpose, ...parts) =>
      createHmac('sha256', hashKeys[purpose]).update(JSON.stringify(parts)).digest('base64url'),
  };
}

/** What was sealed; null where nothing was, or where it does not open: it was sealed under a key that was lost. */
export function openOrNull(vault: Pick<Vault, 'open'>, sealed: string | null): string | null {
  try {
    return sealed === null ? null : vault.open(sealed);
  } catch {
    return null;
  }
}

function deriveKey(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `broadsheet ${use}`, 32));
}
