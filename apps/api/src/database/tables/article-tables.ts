import type { ArticleKind, ArticleStatus, CommentPolicy } from '@broadsheet/domain';
import type { GeneratedAlways } from 'kysely';
import type { Dated } from './dated.ts';

export interface ArticleTable extends Dated {
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
  close_comments_after_days: number | null;
  comment_count: number;
  published_at: string | null;
  scheduled_for: string | null;
  withdrawn_at: string | null;
  /** Where it stands by publication: when it was published, will be, or else was begun. */
  dated_at: GeneratedAlways<string>;
}

/** What an article has several of. The article's own columns are repeated in it, to list the articles of one of them. */
export interface ArticlePart {
  article_id: string;
  position: number;
  status: ArticleStatus;
  kind: ArticleKind;
  dated_at: string;
  updated_at: string;
  section_id: string | null;
  language: string;
}
