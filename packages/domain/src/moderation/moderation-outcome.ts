// What moderation says of a comment.
import { z } from 'zod';

/** Where a comment is in its life. Only `approved` is seen by readers. */
export const CommentStatus = /* @__PURE__ */ z.enum(['pending', 'approved', 'rejected', 'spam']).meta({
  id: 'CommentStatus',
  description: 'Where a comment is in its life. Readers see only what is approved.',
  examples: ['pending'],
});
export type CommentStatus = z.infer<typeof CommentStatus>;

/** What a rule says of a comment. */
export const Verdict = /* @__PURE__ */ z.enum(['publish', 'hold', 'reject']).meta({
  id: 'Verdict',
  description: 'What a moderation rule says of a comment. The severest verdict wins.',
  examples: ['hold'],
});
export type Verdict = z.infer<typeof Verdict>;

/** What one rule said, kept with the comment so that a moderator sees why it was held. */
export const RuleOutcome = /* @__PURE__ */ z
  .strictObject({
    rule: z.string(),
    verdict: Verdict,
    reason: z.string(),
    told: z.string().optional().meta({ description: 'What the reader was told of a rejection, if anything.' }),
  })
  .meta({
    id: 'RuleOutcome',
    description: 'What one moderation rule said of a comment, and why.',
    examples: [{ rule: 'many-links', verdict: 'hold', reason: 'It has 4 links; more than 3 wait for a moderator.' }],
  });
export type RuleOutcome = z.infer<typeof RuleOutcome>;
