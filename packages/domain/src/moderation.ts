// What may happen to a comment, and who decides. Pure: what the rules need to know comes in as parameters.
import type { CommentSubmission } from './comment.ts';
import { DomainError } from './domain-error.ts';
import type { CommentStatus, RuleOutcome, Verdict } from './moderation-outcome.ts';
import { moderationRules } from './moderation-rules/index.ts';
import type { ModerationContext, ModerationRule } from './moderation-rules/moderation-rule.ts';

/** What a moderator can do with a comment. */
export type ModerationAction = 'approve' | 'hold' | 'reject' | 'spam';

/** What the rules decided of a comment that came in. */
export interface ModerationDecision {
  readonly verdict: Verdict;
  readonly status: CommentStatus;
  /** What each rule said that had something to say. */
  readonly outcomes: readonly RuleOutcome[];
  /** What the reader is told of a rejection; without it they hear what everybody hears whose comment waits. */
  readonly told?: string | undefined;
  /** What went wrong in rules that threw, for the log. Each of them held the comment. */
  readonly failures: readonly { readonly rule: string; readonly cause: unknown }[];
}

/**
 * What becomes of a comment that came in: the severest of what the rules say. It is held where a rule throws, and
 * where none says anything: only a rule that says so publishes.
 */
export function decide(
  submission: CommentSubmission,
  context: ModerationContext,
  { rules = moderationRules }: { readonly rules?: readonly ModerationRule[] } = {},
): ModerationDecision {
  const outcomes: RuleOutcome[] = [];
  const failures: { rule: string; cause: unknown }[] = [];
  let told: string | undefined;
  for (const { name, judge } of rules) {
    try {
      const judgement = judge(submission, context);
      if (!judgement) continue;
      outcomes.push({ rule: name, verdict: judgement.verdict, reason: judgement.reason });
      if (judgement.verdict === 'reject') told ??= judgement.told;
    } catch (cause) {
      outcomes.push({ rule: name, verdict: 'hold', reason: 'This rule failed, so a moderator reads the comment.' });
      failures.push({ rule: name, cause });
    }
  }
  const verdict = severest(outcomes.map((outcome) => outcome.verdict));
  return { verdict, status: statusAfter[verdict], outcomes, failures, ...(told !== undefined && { told }) };
}

const statusAfter: Record<Verdict, CommentStatus> = { publish: 'approved', hold: 'pending', reject: 'rejected' };

function severest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('reject')) return 'reject';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'publish') ? 'publish' : 'hold';
}

const leadsTo: Record<ModerationAction, CommentStatus> = {
  approve: 'approved',
  hold: 'pending',
  reject: 'rejected',
  spam: 'spam',
};

const spoken: Record<CommentStatus, string> = {
  pending: 'waiting for a moderator',
  approved: 'approved',
  rejected: 'rejected',
  spam: 'marked as spam',
};

/**
 * The state of a comment after a moderator's decision. Every decision can be taken back by another one; deciding
 * the same twice throws `transition-not-allowed`, so that two moderators notice each other.
 */
export function moderate(status: CommentStatus, action: ModerationAction): CommentStatus {
  const next = leadsTo[action];
  if (status === next) throw new DomainError('transition-not-allowed', `The comment is already ${spoken[status]}.`);
  return next;
}
