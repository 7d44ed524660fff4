import type { CommentBanKind, ReportReason } from '@broadsheet/domain';

export interface CommentBanTable {
  id: string;
  kind: CommentBanKind;
  /** Keyed hash of the kind and the value. */
  value_hash: string;
  /** Encrypted: an email address, a range of addresses, a pattern of names. */
  value_sealed: string;
  reason: string;
  created_at: string;
  /** `user:ID`, `key:ID`, `admin`; null for the command line. */
  created_by: string | null;
  expires_at: string | null;
}

/** Which moderator has a comment in hand. */
export interface CommentClaimTable {
  comment_id: string;
  /** `user:ID`, `key:ID`, `admin`. */
  holder: string;
  claimed_until: string;
}

export interface CommentNoteTable {
  id: string;
  comment_id: string;
  body: string;
  created_at: string;
  created_by: string;
}

export interface CommentReportTable {
  id: string;
  comment_id: string;
  reason: ReportReason;
  body: string;
  created_at: string;
  /** Keyed hash of the network that it came from; forgotten as that of comments. */
  ip_hash: string | null;
  /** Keyed hash of the token that the browser keeps of whoever reported it. */
  author_hash: string | null;
}

/** In how many comments a word was that moderators approved, and marked as spam. */
export interface SpamTokenTable {
  /** Keyed hash of the word: it is known again, but cannot be read. Of nothing, for the number of all comments. */
  token: string;
  ham: number;
  spam: number;
  /** The last day on which it was counted. */
  seen_on: string;
}

/** As what a comment was counted. */
export interface SpamLessonTable {
  comment_id: string;
  kind: 'ham' | 'spam';
}
