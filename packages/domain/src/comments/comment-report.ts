// What readers tell moderators of a comment.
import { z } from 'zod';
import { Id } from '../values/identifier.ts';
import { paragraphs } from '../text/plain-text.ts';
import { Timestamp } from '../values/timestamp.ts';

/** Why a reader reports a comment. */
export const ReportReason = /* @__PURE__ */ z
  .enum(['offensive', 'harassment', 'spam', 'misinformation', 'private-data', 'other'])
  .meta({ id: 'ReportReason', description: 'Why a reader reports a comment.', examples: ['offensive'] });
export type ReportReason = z.infer<typeof ReportReason>;

/** A reader's report of a comment. */
export const CommentReportDraft = /* @__PURE__ */ z
  .strictObject({
    reason: ReportReason,
    text: paragraphs(1000).default('').meta({ description: 'What the moderators should know; only they read it.' }),
  })
  .meta({
    id: 'CommentReportDraft',
    description: "A reader's report of a comment.",
    examples: [{ reason: 'offensive', text: 'It insults the crew of the ferry.' }],
  });
export type CommentReportDraft = z.infer<typeof CommentReportDraft>;

/** A report as moderators see it. It does not say who sent it. */
export const CommentReport = /* @__PURE__ */ z
  .strictObject({ id: Id, reason: ReportReason, text: z.string(), createdAt: Timestamp })
  .meta({
    id: 'CommentReport',
    description: 'A report as moderators see it. It does not say who sent it.',
    examples: [
      {
        id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e21',
        reason: 'offensive',
        text: 'It insults the crew of the ferry.',
        createdAt: '2026-11-23T09:30:00.000Z',
      },
    ],
  });
export type CommentReport = z.infer<typeof CommentReport>;
