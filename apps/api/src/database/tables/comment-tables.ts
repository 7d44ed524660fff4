import type { CommentKind, CommentStatus } from '@broadsheet/domain';
import type { Generated } from 'kysely';
import type { Dated } from './dated.ts';

export interface CommentTable extends Dated {
  id: string;
  article_id: string;
  parent_id: string | null;
  kind: CommentKind;
  status: CommentStatus;
  name: string;
  website: string | null;
  body: string;
  /** Encrypted; only a moderator's view opens it. */
  email_sealed: string | null;
  /** Keyed, so that a reader's comments can be found without opening any address. */
  email_hash: string | null;
  ip_sealed: string | null;
  /** Keyed hash of who said what where: one reader's same words in one place are one comment. */
  fingerprint: string | null;
  /** Keyed hash of the words alone; null where they are too few to be compared. */
  text_hash: string | null;
  /** JSON: RuleOutcome[]. */
  outcomes: string;
  decided_at: string | null;
  /** The comment that began the thread; its own id where it did. */
  thread_id: string;
  /** Of what began a thread: how many replies in it readers see. */
  reply_count: Generated<number>;
  /** Random; the same for what is known to be of the same reader. It is published. */
  avatar_seed: string;
  /** Keyed hash of the token that its reader's browser keeps, for which they may change it. */
  author_hash: string | null;
  /** Keyed hash of the network that it came from; forgotten with the address itself. */
  ip_hash: string | null;
  edited_at: string | null;
  /** When it was emptied, and left there for the sake of the replies to it. */
  deleted_at: string | null;
  is_pick: Generated<number>;
  /** `user:ID`, `key:ID`, `admin`, `rules`, `reports`, `author`. */
  decided_by: string | null;
  /** By readers, since a moderator last decided. */
  report_count: Generated<number>;
}

/** One change of a comment's state. */
export interface CommentDecisionTable {
  id: string;
  comment_id: string;
  at: string;
  from_status: CommentStatus;
  to_status: CommentStatus;
  by: string;
  reason: string;
}

/** How the newspaper runs its discussions. There is one row, or none where nobody has changed anything. */
export interface CommentSettingsTable {
  row_number: number;
  /** JSON: CommentSettings. */
  settings: string;
  updated_at: string;
  version: number;
}

/** What the external checker has been told of. There is one row, or none. */
export interface CheckerProgressTable {
  row_number: number;
  /** The id of a decision. */
  last_decision: string;
}
