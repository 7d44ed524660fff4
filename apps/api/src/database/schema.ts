// The tables as Kysely sees them. Both databases give the same types: text ids, RFC 3339 text, integers as booleans.
import type { Insertable, Selectable } from 'kysely';
import type { ApiKeyTable, SessionTable, UserTable } from './tables/access-tables.ts';
import type { ArticlePart, ArticleTable } from './tables/article-tables.ts';
import type { AuthorTable, SectionTable, TagTable } from './tables/catalogue-tables.ts';
import type { ChangeTable } from './tables/change-tables.ts';
import type {
  CheckerProgressTable,
  CommentDecisionTable,
  CommentSettingsTable,
  CommentTable,
} from './tables/comment-tables.ts';
import type { DataKeyTable, ErasureTable } from './tables/privacy-tables.ts';
import type {
  CommentBanTable,
  CommentClaimTable,
  CommentNoteTable,
  CommentReportTable,
  SpamLessonTable,
  SpamTokenTable,
} from './tables/moderation-tables.ts';
import type { MailAskTable, MailTable, ReplyNoticeTable, ReplySubscriptionTable } from './tables/mail-tables.ts';
import type { RememberedTable } from './tables/request-tables.ts';
import type { SearchDocumentTable, SearchNameTable } from './tables/search-tables.ts';
import type { WebhookDeadLetterTable, WebhookDeliveryTable, WebhookTable } from './tables/webhook-tables.ts';

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
  comment_decisions: CommentDecisionTable;
  comment_settings: CommentSettingsTable;
  checker_progress: CheckerProgressTable;
  comment_bans: CommentBanTable;
  comment_claims: CommentClaimTable;
  comment_notes: CommentNoteTable;
  comment_reports: CommentReportTable;
  spam_tokens: SpamTokenTable;
  spam_lessons: SpamLessonTable;
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
  data_key: DataKeyTable;
  erasures: ErasureTable;
  /** Since when something that was erased may still be readable in the files of the database; null where nothing is. */
  remains: { due_at: string | null };
  mails: MailTable;
  mail_asks: MailAskTable;
  log_readers: { name: string; position: number };
  reply_requests: { comment_id: string; asked_at: string };
  reply_subscriptions: ReplySubscriptionTable;
  reply_notices: ReplyNoticeTable;
  moderation_notices: { user_id: string; comment_id: string; created_at: string };
  moderation_mail_turns: { user_id: string; last_at: string };
  import_records: { source: string; kind: string; original_id: string; local_id: string; imported_at: string };
}

/** A whole row of a table. */
export type Row<Table extends keyof Database> = Selectable<Database[Table]>;

/** A row that is to be added; what the table knows by itself may be left out. */
export type InsertRow<Table extends keyof Database> = Insertable<Database[Table]>;

/** What can have a URL of its own. */
export type AddressKind = 'article' | 'author' | 'section' | 'tag';
