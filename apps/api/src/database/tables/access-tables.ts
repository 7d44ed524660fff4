import type { Role } from '@broadsheet/domain';
import type { Dated } from './dated.ts';

export interface ApiKeyTable {
  id: string;
  name: string;
  token_hash: string;
  /** JSON: Scope[]. */
  scopes: string;
  /** How its token begins, so that it can be told from others. */
  hint: string;
  created_at: string;
  /** Whose it was to make: `user:ID`, `key:ID`; null for the command line. */
  created_by: string | null;
  rotated_at: string | null;
  expires_at: string | null;
  /** Within a minute. */
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface UserTable extends Dated {
  id: string;
  name: string;
  role: Role;
  /** Encrypted; only those who manage users see it. */
  email_sealed: string;
  /** Keyed, so that one can sign in. */
  email_hash: string;
  /** As text that names its algorithm and costs. */
  password_hash: string;
  deactivated_at: string | null;
}

export interface SessionTable {
  token_hash: string;
  user_id: string;
  created_at: string;
  /** Within some minutes. */
  seen_at: string;
}
