import type { CommentKind, CommentStatus } from '@broadsheet/domain';
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
  /** JSON: RuleOutcome[]. */
  outcomes: string;
  decided_at: string | null;
}
