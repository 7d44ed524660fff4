// What may happen to a comment, and who decides. Pure: what the rules need to know comes in as parameters.
import type { CommentSubmission } from '../comments/comment.ts';
import { DomainError } from '../domain-error.ts';
import type { CommentStatus, RuleOutcome, Verdict } from './moderation-outcome.ts';
import { moderationRules } from './moderation-rules.ts';
import type { ModerationContext, ModerationRule } from './moderation-rule.ts';
import { isTrustedReader } from './trusted-reader.ts';

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
 * where none says anything: only a rule that says so publishes. What rules for strangers say of a trusted reader is
 * kept for the moderators, and does not count.
 */
export function decide(
  submission: CommentSubmission,
  context: ModerationContext,
  { rules = moderationRules }: { readonly rules?: readonly ModerationRule[] } = {},
): ModerationDecision {
  const outcomes: RuleOutcome[] = [];
  const failures: { rule: string; cause: unknown }[] = [];
  for (const rule of rules) {
    try {
      const outcome = outcomeOf(rule, submission, context);
      if (outcome) outcomes.push(outcome);
    } catch (cause) {
      outcomes.push({
        rule: rule.name,
        verdict: 'hold',
        reason: 'This rule failed, so a moderator reads the comment.',
      });
      failures.push({ rule: rule.name, cause });
    }
  }
  const verdict = severest(outcomes.map((outcome) => outcome.verdict));
  const told = toldOf(outcomes);
  return { verdict, status: statusAfter[verdict], outcomes, failures, ...(told !== undefined && { told }) };
}

/** What a reader is told whose comment was rejected with `outcomes`; undefined where nothing is. */
export function toldOf(outcomes: readonly RuleOutcome[]): string | undefined {
  return outcomes.find(({ verdict, told }) => verdict === 'reject' && told !== undefined)?.told;
}

function outcomeOf(
  { name, sparesTrusted = false, judge }: ModerationRule,
  submission: CommentSubmission,
  context: ModerationContext,
): RuleOutcome | undefined {
  const judgement = judge(submission, context);
  if (!judgement) return undefined;
  const { verdict, reason, told } = judgement;
  if (sparesTrusted && verdict !== 'publish' && isTrustedReader(context)) {
    return { rule: name, verdict: 'publish', reason: `The reader is trusted. ${reason}` };
  }
  return { rule: name, verdict, reason, ...(told !== undefined && { told }) };
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
