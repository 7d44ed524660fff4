import { CommentKind, CommentStatus, Id, ReportReason, RuleOutcome, Timestamp, WebAddress } from '@broadsheet/domain';
import { z } from 'zod';
import { dated, mostItems, optionalTime, text } from './record-fields.ts';

const meaningless = 'It says nothing by itself, and matches nothing under another data key.';

const Decision = z.strictObject({
  id: Id,
  at: Timestamp,
  from: CommentStatus,
  to: CommentStatus,
  by: text(),
  reason: text(),
});

const Note = z.strictObject({ id: Id, text: text(), createdAt: Timestamp, createdBy: text() });

const Report = z.strictObject({
  id: Id,
  reason: ReportReason,
  text: text(),
  createdAt: Timestamp,
  authorHash: text()
    .nullable()
    .meta({ description: `By which its reader is known again. ${meaningless}` }),
});

// An export of before has none of what has a default here.
const sinceDiscussions = {
  avatarSeed: text().default('').meta({ description: 'The same for what is of one reader; empty where nobody knows.' }),
  authorHash: text()
    .nullable()
    .default(null)
    .meta({ description: `By which its reader may change it. ${meaningless}` }),
  editedAt: optionalTime.default(null),
  deletedAt: optionalTime.default(null).meta({ description: 'When it was emptied, and left for the replies to it.' }),
  isEditorsPick: z.boolean().default(false),
  decidedBy: text().nullable().default(null),
  reportCount: z.int().min(0).default(0).meta({ description: 'Reports since a moderator last decided.' }),
  repliesAskedAt: optionalTime.default(null).meta({
    description: 'Since when its reader waits for it to be approved, to be mailed of replies.',
  }),
  decisions: z.array(Decision).max(mostItems).default([]).meta({ description: 'How it came to its state, in order.' }),
  notes: z.array(Note).max(mostItems).default([]).meta({ description: 'What moderators noted about it, in order.' }),
  reports: z.array(Report).max(mostItems).default([]).meta({ description: 'What readers reported, in order.' }),
};

/** A comment, in whatever state, with the private data of who wrote it and what moderators did with it. */
export const CommentRecord = z.strictObject({
  type: z.literal('comment'),
  id: Id,
  articleId: Id,
  parentId: Id.nullable(),
  kind: CommentKind,
  status: CommentStatus,
  name: text(),
  email: text().nullable(),
  website: WebAddress.nullable(),
  ipAddress: text().nullable(),
  body: text(),
  outcomes: z.array(RuleOutcome).max(mostItems),
  decidedAt: optionalTime,
  ...dated,
  fingerprint: text()
    .nullable()
    .meta({ description: `By which a repetition is known. ${meaningless}` }),
  ...sinceDiscussions,
});
export type CommentRecord = z.infer<typeof CommentRecord>;
