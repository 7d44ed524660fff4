import type { CommentPolicy } from '../article.ts';
import type { CommentSubmission } from '../comment.ts';
import type { Verdict } from '../moderation-outcome.ts';
import type { ArticleStatus } from '../publishing.ts';

/** What the rules know besides the comment itself. */
export interface ModerationContext {
  readonly commentPolicy: CommentPolicy;
  readonly articleStatus: ArticleStatus;
  /** How many comments of this reader were approved so far. */
  readonly approvedCommentsOfReader: number;
}

/** What a rule says of a comment. `reason` is a sentence for the moderator. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** One rule: pure, and silent (`undefined`) where it has nothing to say. */
export interface ModerationRule {
  /** Kept with the comment; it never changes. */
  readonly name: string;
  readonly judge: (submission: CommentSubmission, context: ModerationContext) => Judgement | undefined;
}
