import { CommentStatus, Id, optionalLine } from '@broadsheet/domain';
import { z } from 'zod';
import { QueueFilter } from './moderation-queue.ts';
import { Problem } from './problems.ts';

const exampleId = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06';
const mostAtOnce = 500;

/** One decision about many comments. */
export const BulkDecision = z
  .strictObject({
    action: z.enum(['approve', 'hold', 'reject', 'spam']),
    reason: optionalLine(400).default('').meta({ description: 'Why; kept in the history of each.' }),
    comments: z
      .array(
        z.strictObject({
          id: Id,
          ifVersion: z.union([z.int().positive(), z.literal('*')]).meta({
            description: 'The version that was read, so that nobody decides on what they have not seen. `*`: any.',
          }),
        }),
      )
      .min(1, 'Must have at least one.')
      .max(mostAtOnce, `Must have at most ${mostAtOnce}.`)
      .optional()
      .meta({ description: 'Which comments; or else, give a `filter`.' }),
    filter: QueueFilter.optional(),
    limit: z.int().min(1).max(mostAtOnce).default(100).meta({
      description: 'On how many at most of those that fit the filter, the oldest first.',
    }),
    dryRun: z.boolean().default(false).meta({ description: 'Only count what fits.' }),
  })
  .refine(({ comments, filter }) => (comments === undefined) !== (filter === undefined), {
    path: ['comments'],
    error: 'Give either comments or a filter.',
  })
  .meta({
    id: 'BulkDecision',
    description: 'One decision about many comments: about those that are listed, or about those that fit a filter.',
    examples: [
      { action: 'spam', filter: { status: 'pending', rule: 'many-links' }, dryRun: true },
      { action: 'approve', comments: [{ id: exampleId, ifVersion: 1 }] },
    ],
  });
export type BulkDecision = z.output<typeof BulkDecision>;

/** What became of one comment. One that was refused has a `problem`, and is as it was. */
const BulkOutcome = z
  .strictObject({
    id: Id,
    status: CommentStatus.optional().meta({ description: 'Its state now, where the decision was carried out.' }),
    version: z.int().positive().optional(),
    problem: Problem.optional(),
  })
  .meta({
    id: 'BulkOutcome',
    description: 'What became of one comment. One that was refused has a `problem`, and is as it was.',
    examples: [{ id: exampleId, status: 'spam', version: 2 }],
  });

/** What became of a decision about many comments. */
export const BulkDecisionAnswer = z
  .strictObject({
    matched: z.int().min(0).meta({
      description:
        'How many comments were meant. Where more fit the filter than have outcomes, ask again for the rest.',
    }),
    outcomes: z.array(BulkOutcome),
  })
  .meta({
    id: 'BulkDecisionAnswer',
    description: 'What became of a decision about many comments.',
    examples: [{ matched: 1, outcomes: [{ id: exampleId, status: 'spam', version: 2 }] }],
  });
export type BulkDecisionAnswer = z.output<typeof BulkDecisionAnswer>;
