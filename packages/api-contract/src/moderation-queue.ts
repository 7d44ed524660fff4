// What a moderator asks of the queue: as parameters of a list, and as the body of what is done with many at once.
import { CommentKind, CommentStatus, ModeratedComment } from '@broadsheet/domain';
import { z } from 'zod';
import { queryTime } from './list-query.ts';
import { exampleOf } from './selection.ts';

const rule = z
  .string()
  .max(60)
  .regex(/^[a-z]+(?:-[a-z]+)*$/, 'Must be the name of a moderation rule, such as many-links.');
const named = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .max(200)
    // In a body it could be anything; PostgreSQL would not even compare it.
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'Must not contain NUL.')
    .optional()
    .meta({ description, examples: [example] });
const moment = (description: string) => queryTime.meta({ description, examples: ['2026-11-23T00:00:00Z'] });

/** What comments of the queue can be found by, whichever way it is asked. */
export const queueFilter = {
  status: CommentStatus.default('pending').meta({ description: 'Only comments in this state.', examples: ['pending'] }),
  article: named('Only comments on this article, by its id or slug.', 'harbour-towns-share-ferries'),
  section: named('Only comments on articles of this section, by its id or slug.', 'world'),
  author: named('Only comments on articles of this author, by their id or slug.', 'ilse-marrow'),
  reader: named('Only comments of this reader, by their `avatarSeed`.', 'k3Jd9sQx'),
  rule: rule
    .optional()
    .meta({ description: 'Only comments that this rule held or refused.', examples: ['many-links'] }),
  text: named('Only comments with these words or this part of a word, in their text or name.', 'casino'),
} as const;

/** What comments of the queue can be found by, as JSON. */
export const QueueFilter = z
  .strictObject({
    ...queueFilter,
    reported: z.boolean().default(false).meta({ description: 'Only comments that readers have reported.' }),
    kind: z.array(CommentKind).min(1).optional().meta({ description: 'Only these kinds; all of them otherwise.' }),
    createdFrom: moment('Only comments sent at this time or later.').optional(),
    createdBefore: moment('Only comments sent before this time.').optional(),
  })
  .meta({
    id: 'QueueFilter',
    description: 'Which comments of the queue: those that fit everything here.',
    examples: [{ status: 'pending', rule: 'many-links' }],
  });
export type QueueFilter = z.output<typeof QueueFilter>;

/** How a moderator takes comments in hand. */
export const ClaimRequest = z
  .strictObject({
    filter: QueueFilter.omit({ status: true })
      .prefault({})
      .meta({ id: 'ClaimFilter', description: 'Which of the comments that wait.', examples: [{ section: 'world' }] }),
    count: z.int().min(1).max(50).default(10).meta({ description: 'How many at most, with those in hand already.' }),
    minutes: z.int().min(1).max(60).default(10).meta({ description: 'For how long nobody else gets them.' }),
  })
  .meta({
    id: 'ClaimRequest',
    description: 'How a moderator takes comments in hand.',
    examples: [{ count: 5, minutes: 10 }],
  });
export type ClaimRequest = z.output<typeof ClaimRequest>;

/** Comments that a moderator has in hand. */
export const ClaimedComments = z
  .strictObject({
    until: ModeratedComment.shape.createdAt.meta({ description: 'How long nobody else gets them.' }),
    items: z.array(ModeratedComment),
  })
  .meta({
    id: 'ClaimedComments',
    description: 'Comments that a moderator has in hand, the oldest first.',
    examples: [{ until: '2026-11-23T09:10:00.000Z', items: [exampleOf(ModeratedComment)] }],
  });
export type ClaimedComments = z.output<typeof ClaimedComments>;

/** Which comments a moderator gives back. */
export const ReleaseRequest = z
  .strictObject({
    ids: z
      .array(ModeratedComment.shape.id)
      .max(500)
      .optional()
      .meta({ description: 'Their ids; all that the moderator has in hand where this is absent.' }),
  })
  .meta({ id: 'ReleaseRequest', description: 'Which comments a moderator gives back.', examples: [{}] });

/** How many comments a moderator gave back. */
export const Released = z
  .strictObject({ released: z.int().min(0) })
  .meta({ id: 'Released', description: 'How many comments a moderator gave back.', examples: [{ released: 3 }] });
