// The tables as Kysely sees them. Both databases give the same types: text ids, RFC 3339 text, integers as booleans.
import type {
  ArticleKind,
  ArticleStatus,
  ChangeType,
  CommentKind,
  CommentPolicy,
  CommentStatus,
} from '@broadsheet/domain';
import type { Generated, Selectable } from 'kysely';

export interface Database {
  articles: ArticleTable;
  article_authors: { article_id: string; author_id: string; position: number; role: string | null };
  article_tags: { article_id: string; tag_id: string; position: number };
  authors: AuthorTable;
  sections: SectionTable;
  tags: TagTable;
  former_slugs: { kind: AddressKind; slug: string; target_id: string };
  old_addresses: { path: string; kind: AddressKind; target_id: string };
  comments: CommentTable;
  changes: ChangeTable;
  api_keys: ApiKeyTable;
  remembered_writes: RememberedTable & { step: string; value: string };
  remembered_answers: RememberedTable & { answer: string };
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
  created_at: string;
  revoked_at: string | null;
}
