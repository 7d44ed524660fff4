// The tables as Kysely sees them. Both databases give the same types: text ids, RFC 3339 text, integers as booleans.
import type {
  ArticleKind,
  ArticleStatus,
  ChangeType,
  CommentKind,
  CommentPolicy,
  CommentStatus,
  Role,
  WebhookCover,
  WebhookDisabledBecause,
  WebhookEventType,
} from '@broadsheet/domain';
import type { Generated, GeneratedAlways, Selectable } from 'kysely';

export interface Database {
  articles: ArticleTable;
  article_authors: ArticlePart & { author_id: string; role: string | null };
  article_tags: ArticlePart & { tag_id: string };
  authors: AuthorTable;
  sections: SectionTable;
  tags: TagTable;
  former_slugs: { kind: AddressKind; slug: string; target_id: string };
  old_addresses: { path: string; kind: AddressKind; target_id: string };
  comments: CommentTable;
  changes: ChangeTable;
  change_log: { pruned_through: number };
  webhooks: WebhookTable;
  webhook_deliveries: WebhookDeliveryTable;
  webhook_dead_letters: WebhookDeadLetterTable;
  api_keys: ApiKeyTable;
  former_key_tokens: { token_hash: string; key_id: string; valid_until: string };
  users: UserTable;
  sessions: SessionTable;
  sign_in_attempts: { source: string; failures: number; last_at: string };
  article_owners: { article_id: string; user_id: string };
  remembered_writes: RememberedTable & { step: string; value: string };
  remembered_answers: RememberedTable & { answer: string };
  search_documents: SearchDocumentTable;
  search_names: SearchNameTable;
  search_languages: { language: string };
  search_progress: { version: number; stage: string; last_id: string; is_done: number };
  import_records: { source: string; kind: string; original_id: string; local_id: string; imported_at: string };
}

/** A whole row of a table. */
export type Row<Table extends keyof Database> = Selectable<Database[Table]>;

/** What can have a URL of its own. */
export type AddressKind = 'article' | 'author' | 'section' | 'tag';

interface Dated {
  created_at: string;
  updated_at: string;
  version: number;
}

interface ArticleTable extends Dated {
  id: string;
  kind: ArticleKind;
  slug: string;
  title: string;
  dek: string;
  body: string;
  excerpt: string;
  reading_minutes: number;
  section_id: string | null;
  language: string;
  status: ArticleStatus;
  /** JSON: a LeadImage or null. */
  lead_image: string;
  /** JSON: Source[]. */
  sources: string;
  /** JSON: Correction[]. */
  corrections: string;
  comment_policy: CommentPolicy;
  comment_count: number;
  published_at: string | null;
  scheduled_for: string | null;
  withdrawn_at: string | null;
  /** Where it stands by publication: when it was published, will be, or else was begun. */
  dated_at: GeneratedAlways<string>;
}

/** What an article has several of. The article's own columns are repeated in it, to list the articles of one of them. */
interface ArticlePart {
  article_id: string;
  position: number;
  status: ArticleStatus;
  kind: ArticleKind;
  dated_at: string;
  updated_at: string;
  section_id: string | null;
  language: string;
}

interface AuthorTable extends Dated {
  id: string;
  slug: string;
  name: string;
  role_line: string;
  bio: string;
  /** JSON: AuthorLink[]. */
  links: string;
  avatar_url: string | null;
}

interface SectionTable extends Dated {
  id: string;
  slug: string;
  name: string;
  description: string;
  position: number;
}

interface TagTable extends Dated {
  id: string;
  slug: string;
  name: string;
  /** The name as names are compared: without case. */
  name_key: string;
}

interface CommentTable extends Dated {
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

interface ChangeTable {
  seq: Generated<number>;
  type: ChangeType;
  at: string;
  /** JSON: string[]. */
  subjects: string;
  /** 1 where it concerns what readers can see. */
  is_public: number;
}

interface WebhookTable extends Dated {
  id: string;
  url: string;
  description: string;
  /** JSON: ChangeTypePattern[]. */
  types: string;
  covers: WebhookCover;
  is_active: number;
  disabled_because: WebhookDisabledBecause | null;
  secret_sealed: string;
  former_secret_sealed: string | null;
  former_secret_until: string | null;
  /** The number of the last change that it needs no more. */
  position: number;
  /** When it began to go on from a place that somebody chose. */
  resumed_at: string;
  /** How often the event after `position` was tried. */
  attempts: number;
  next_attempt_at: string;
  failing_since: string | null;
  /** Which process delivers to it. */
  lease_holder: string | null;
  lease_until: string | null;
}

interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  event_id: string;
  type: WebhookEventType;
  attempt: number;
  at: string;
  is_delivered: number;
  status: number | null;
  duration_ms: number;
  error: string | null;
  response: string | null;
}

interface WebhookDeadLetterTable {
  id: string;
  webhook_id: string;
  event_id: string;
  type: ChangeType;
  /** What is sent, byte for byte. */
  body: string;
  attempts: number;
  died_at: string;
  error: string;
  replay_asked_at: string | null;
}

/** What is kept of a request with an Idempotency-Key. What it wrote and was answered is encrypted. */
interface RememberedTable {
  /** Keyed hash of the key and its holder. */
  request: string;
  fingerprint: string;
  created_at: string;
}

interface ApiKeyTable {
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

interface UserTable extends Dated {
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

interface SessionTable {
  token_hash: string;
  user_id: string;
  created_at: string;
  /** Within some minutes. */
  seen_at: string;
}

/** An article or an approved comment as search knows it. Its words are kept as each database keeps them. */
interface SearchDocumentTable {
  /** In the order of time; negative where readers may not see it. */
  docid: number;
  type: 'article' | 'comment';
  ref_id: string;
  article_id: string;
  section_id: string | null;
  year: number;
  /** What it can be filtered by, parted by blanks. */
  filters: string;
}

interface SearchNameTable {
  id: Generated<number>;
  kind: 'author' | 'section' | 'tag';
  ref_id: string;
  name: string;
}
