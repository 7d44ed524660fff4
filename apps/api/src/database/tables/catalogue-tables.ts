import type { CommentPolicy } from '@broadsheet/domain';
import type { Dated } from './dated.ts';

export interface AuthorTable extends Dated {
  id: string;
  slug: string;
  name: string;
  role_line: string;
  bio: string;
  /** JSON: AuthorLink[]. */
  links: string;
  avatar_url: string | null;
}

export interface SectionTable extends Dated {
  id: string;
  slug: string;
  name: string;
  description: string;
  position: number;
  comment_policy: CommentPolicy;
  close_comments_after_days: number | null;
}

export interface TagTable extends Dated {
  id: string;
  slug: string;
  name: string;
  /** The name as names are compared: without case. */
  name_key: string;
}
