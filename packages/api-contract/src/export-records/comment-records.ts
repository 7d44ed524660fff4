import { CommentKind, CommentStatus, Id, RuleOutcome, WebAddress } from '@broadsheet/domain';
import { z } from 'zod';
import { dated, mostItems, optionalTime, text } from './record-fields.ts';

/** A comment, in whatever state, with the private data of who wrote it. */
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
  fingerprint: text().nullable().meta({ description: 'By which a repetition is known. It says nothing by itself.' }),
});
export type CommentRecord = z.infer<typeof CommentRecord>;
