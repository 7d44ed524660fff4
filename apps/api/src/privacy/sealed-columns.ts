// Everything that lies under the data key: the one list that has to grow with each column whose content is sealed, or
// is a keyed hash. sealed-columns.test.ts says which one is missing.
import { CommentBanKind } from '@broadsheet/domain';
import type { Database } from '../database/schema.ts';
import { hashAddress, hashEmail } from '../comments/commenter.ts';
import { hashBan } from '../moderation/bans.actions.ts';
import { hashStaffEmail } from '../users/users.actions.ts';
import type { Vault } from './vault.ts';

/** The values of a row, opened, by column; null where there is none, or it does not open. */
type Opened = Readonly<Record<string, string | null>>;

/** A table with something sealed in it. It has an `id`. */
export interface SealedTable {
  readonly table: keyof Database;
  /** The columns that are sealed. */
  readonly sealed: readonly string[];
  /** Others that a hash is made of. */
  readonly beside?: readonly string[];
  /** The keyed hashes that follow from what was sealed. */
  readonly hashes: Readonly<Record<string, (vault: Vault, opened: Opened) => string | null>>;
}

const hashed = (column: string, hash: (vault: Vault, text: string) => string) => (vault: Vault, opened: Opened) => {
  const text = opened[column] ?? null;
  return text === null ? null : hash(vault, text);
};

export const sealedTables: readonly SealedTable[] = [
  {
    table: 'comments',
    sealed: ['email_sealed', 'ip_sealed'],
    hashes: { email_hash: hashed('email_sealed', hashEmail), ip_hash: hashed('ip_sealed', hashAddress) },
  },
  { table: 'users', sealed: ['email_sealed'], hashes: { email_hash: hashed('email_sealed', hashStaffEmail) } },
  { table: 'webhooks', sealed: ['secret_sealed', 'former_secret_sealed'], hashes: {} },
  {
    table: 'mails',
    sealed: ['recipient_sealed', 'content_sealed'],
    hashes: { recipient_hash: hashed('recipient_sealed', hashEmail) },
  },
  {
    table: 'reply_subscriptions',
    sealed: ['email_sealed'],
    hashes: { email_hash: hashed('email_sealed', hashEmail) },
  },
  { table: 'comment_bans', sealed: ['value_sealed'], beside: ['kind'], hashes: { value_hash: hashOfBan } },
  { table: 'erasures', sealed: ['email_sealed'], hashes: { email_hash: hashed('email_sealed', hashEmail) } },
];

/**
 * Keyed hashes of what is stored nowhere. Comments: a repeated one is no longer known as such, and nobody shows to be
 * the author of one from before.
 */
export const lostColumns: readonly { readonly table: keyof Database; readonly column: string }[] = [
  { table: 'comments', column: 'fingerprint' },
  { table: 'comments', column: 'author_hash' },
  { table: 'comments', column: 'text_hash' },
  { table: 'comment_reports', column: 'ip_hash' },
  { table: 'comment_reports', column: 'author_hash' },
];

/** What is kept for a while only, or has been learnt from what is there: it is begun anew. */
export const lostTables: readonly (keyof Database)[] = [
  'remembered_writes',
  'remembered_answers',
  'sign_in_attempts',
  'mail_asks',
  'spam_tokens',
  'spam_lessons',
];

/** Columns whose names look as if they lay under the data key. They are hashes of long random secrets, or of passwords. */
export const otherHashes: readonly { readonly table: keyof Database; readonly column: string }[] = [
  { table: 'api_keys', column: 'token_hash' },
  { table: 'former_key_tokens', column: 'token_hash' },
  { table: 'sessions', column: 'token_hash' },
  { table: 'users', column: 'password_hash' },
];

function hashOfBan(vault: Vault, { kind, value_sealed: value }: Opened): string | null {
  return value === null || value === undefined ? null : hashBan(vault, CommentBanKind.parse(kind), value);
}
