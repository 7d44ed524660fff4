// What is decided of discussions, not of one comment.
import { CommentBanKind, CommentSettings, Id, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { optionalTime, text } from './record-fields.ts';

/** How the newspaper runs its discussions, where somebody has decided that. There is one. */
export const CommentSettingsRecord = z.strictObject({
  type: z.literal('comment-settings'),
  id: z.literal('site'),
  settings: CommentSettings,
  updatedAt: Timestamp,
  version: z.int().positive(),
});
export type CommentSettingsRecord = z.infer<typeof CommentSettingsRecord>;

const unopened = 'Null where it could not be opened with the data key; it is not imported then.';

/** A ban: whose comments wait for a moderator. */
export const CommentBanRecord = z.strictObject({
  type: z.literal('comment-ban'),
  id: Id,
  kind: CommentBanKind,
  value: text()
    .min(1)
    .nullable()
    .meta({ description: `An email address, IP addresses, or names. ${unopened}` }),
  reason: text(),
  createdAt: Timestamp,
  createdBy: text().nullable(),
  expiresAt: optionalTime,
});
export type CommentBanRecord = z.infer<typeof CommentBanRecord>;

/** A reader who is, or asked to be, mailed of replies in the discussion of an article. */
export const ReplySubscriptionRecord = z.strictObject({
  type: z.literal('reply-subscription'),
  id: Id,
  articleId: Id,
  email: text().min(1).nullable().meta({ description: unopened }),
  askedAt: Timestamp,
  confirmedAt: optionalTime,
  lastDigestAt: optionalTime,
});
export type ReplySubscriptionRecord = z.infer<typeof ReplySubscriptionRecord>;
