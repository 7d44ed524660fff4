import type { DiscussionRules } from '../comments/comment-policy.ts';
import type { CommentSettings } from '../comments/comment-settings.ts';
import type { CommentSubmission } from '../comments/comment.ts';
import type { Verdict } from './moderation-outcome.ts';
import type { ArticleStatus } from '../news/publishing.ts';

/** What the rules know besides the comment itself. What nobody looked up, because it is off or not there, is null. */
export interface ModerationContext {
  /** The moment of the decision, RFC 3339 in UTC. */
  readonly now: string;
  readonly settings: CommentSettings;
  readonly articleStatus: ArticleStatus;
  readonly publishedAt: string | null;
  /** What applies to this discussion: the strictest of site, section and article. */
  readonly discussion: DiscussionRules;
  readonly reader: KnownReader;
  readonly traffic: RecentTraffic;
  /** Why this reader is banned, for the moderator. */
  readonly ban: string | null;
  readonly classified: Classification | null;
  readonly externalCheck: ExternalCheck | null;
}

/** What is known of the reader: of their browser, or of their email address together with where they write from. */
export interface KnownReader {
  readonly approvedComments: number;
  /** Rejected, or marked as spam. */
  readonly refusedComments: number;
}

/** How many comments came in within the last ten minutes, this one left out. */
export interface RecentTraffic {
  readonly fromAddress: number;
  readonly fromReader: number;
  readonly onArticle: number;
  /** Within a day, on any article: with the same words. */
  readonly withSameText: number;
}

/** What the spam classifier makes of the comment. */
export interface Classification {
  /** From 0 to 1. */
  readonly spamProbability: number;
  /** The words that weighed most, for the moderator. */
  readonly tokens: readonly string[];
}

/** What another service says of the comment; `failed` where it did not say anything in time. */
export type ExternalCheck =
  | { readonly kind: 'ham' | 'spam' | 'certain-spam' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What a rule says of a comment. */
export interface Judgement {
  readonly verdict: Verdict;
  /** A sentence for the moderator. */
  readonly reason: string;
  /** A sentence for the reader, where a rejection is to be told; otherwise they hear that a moderator will look. */
  readonly told?: string;
}

/** One rule: pure, and silent (`undefined`) where it has nothing to say. */
export interface ModerationRule {
  /** Kept with the comment; it never changes. */
  readonly name: string;
  /** Whether it is for strangers alone: a trusted reader passes it unheard. */
  readonly sparesTrusted?: boolean;
  readonly judge: (submission: CommentSubmission, context: ModerationContext) => Judgement | undefined;
}
