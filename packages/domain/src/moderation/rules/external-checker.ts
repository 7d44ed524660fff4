import type { RuleOutcome } from '../moderation-outcome.ts';
import type { Judgement, ModerationRule } from '../moderation-rule.ts';

const failedReason = 'The external checker did not answer:';

/** What another service says, where the newspaper asks one. Where it says nothing, a moderator reads the comment. */
export const externalChecker: ModerationRule = {
  name: 'external-checker',
  judge(_submission, { externalCheck }): Judgement | undefined {
    switch (externalCheck?.kind) {
      case undefined:
      case 'ham':
        return undefined;
      case 'spam':
        return { verdict: 'hold', reason: 'The external checker takes it for spam.' };
      case 'certain-spam':
        return { verdict: 'reject', reason: 'The external checker has no doubt that it is spam.' };
      case 'failed':
        return { verdict: 'hold', reason: `${failedReason} ${externalCheck.reason}` };
    }
  },
};

/** What the external checker took a comment for that has these outcomes; undefined where it did not answer. */
export function checkerVerdictOf(outcomes: readonly RuleOutcome[]): 'ham' | 'spam' | undefined {
  const outcome = outcomes.find(({ rule }) => rule === externalChecker.name);
  if (!outcome) return 'ham';
  return outcome.reason.startsWith(failedReason) ? undefined : 'spam';
}
