// What moderators leave behind at a comment.
import { z } from 'zod';
import { Id } from '../values/identifier.ts';
import { CommentStatus } from '../moderation/moderation-outcome.ts';
import { paragraphs } from '../text/plain-text.ts';
import { Timestamp } from '../values/timestamp.ts';

const exampleId = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e22';
const moderator = 'user:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e08';

/** How a comment came from one state into another. */
export const CommentDecision = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    at: Timestamp,
    from: CommentStatus,
    to: CommentStatus,
    by: z.string().meta({
      description:
        'Who decided: `user:ID`, `key:ID`, `admin`; `rules`, `reports` or `author` where nobody of the staff did.',
    }),
    reason: z.string(),
  })
  .meta({
    id: 'CommentDecision',
    description: 'How a comment came from one state into another.',
    examples: [
      { id: exampleId, at: '2026-11-23T09:30:00.000Z', from: 'pending', to: 'approved', by: moderator, reason: '' },
    ],
  });
export type CommentDecision = z.infer<typeof CommentDecision>;

/** What one moderator tells the others about a comment. */
export const CommentNoteDraft = /* @__PURE__ */ z
  .strictObject({ text: paragraphs(2000).min(1, 'Write something first.') })
  .meta({
    id: 'CommentNoteDraft',
    description: 'What one moderator tells the others about a comment.',
    examples: [{ text: 'The same words came from three readers. I have asked the desk.' }],
  });
export type CommentNoteDraft = z.infer<typeof CommentNoteDraft>;

/** A note that moderators see, and nobody else. */
export const CommentNote = /* @__PURE__ */ z
  .strictObject({
    id: Id,
    text: z.string(),
    createdAt: Timestamp,
    createdBy: z.string().meta({ description: 'Who wrote it: `user:ID`, `key:ID`, `admin`.' }),
  })
  .meta({
    id: 'CommentNote',
    description: 'A note that moderators see, and nobody else.',
    examples: [
      {
        id: exampleId,
        text: 'The same words came from three readers. I have asked the desk.',
        createdAt: '2026-11-23T09:30:00.000Z',
        createdBy: moderator,
      },
    ],
  });
export type CommentNote = z.infer<typeof CommentNote>;

/** Which moderator has a comment in hand. */
export const CommentClaim = /* @__PURE__ */ z
  .strictObject({
    by: z.string().meta({ description: 'Who has it: `user:ID`, `key:ID`, `admin`.' }),
    until: Timestamp,
  })
  .meta({
    id: 'CommentClaim',
    description: 'Which moderator has a comment in hand.',
    examples: [{ by: moderator, until: '2026-11-23T09:40:00.000Z' }],
  });
export type CommentClaim = z.infer<typeof CommentClaim>;
