// The lines of an export, each a JSON object: what an editor or a reader can enter, and nothing that follows from it.
import { z } from 'zod';
import { ArticleOwnerRecord, ArticleRecord } from './export-records/article-records.ts';
import { AuthorRecord, SectionRecord, TagRecord } from './export-records/catalogue-records.ts';
import { CommentRecord } from './export-records/comment-records.ts';
import {
  CommentBanRecord,
  CommentSettingsRecord,
  ReplySubscriptionRecord,
} from './export-records/discussion-records.ts';
import { ImportRecordRecord } from './export-records/import-records.ts';
import { UserRecord } from './export-records/people-records.ts';
import { WebhookRecord } from './export-records/webhook-records.ts';

export * from './export-records/article-records.ts';
export * from './export-records/catalogue-records.ts';
export * from './export-records/comment-records.ts';
export * from './export-records/discussion-records.ts';
export * from './export-records/import-records.ts';
export * from './export-records/people-records.ts';
export * from './export-records/webhook-records.ts';

/** The first line: what this is. A reader that does not know `version` must not read on. */
export const NewsroomRecord = z.strictObject({
  type: z.literal('newsroom'),
  format: z.literal('broadsheet'),
  version: z.literal(1),
});

/** The last line. Where it is missing, the export was cut off. */
export const EndRecord = z.strictObject({ type: z.literal('end') });

const records = [
  AuthorRecord,
  SectionRecord,
  TagRecord,
  ArticleRecord,
  CommentRecord,
  ImportRecordRecord,
  UserRecord,
  ArticleOwnerRecord,
  WebhookRecord,
  CommentSettingsRecord,
  CommentBanRecord,
  ReplySubscriptionRecord,
] as const;

/** A line of an export between the first one and the last one. */
export const ExportRecord = z.discriminatedUnion('type', records);
export type ExportRecord = z.infer<typeof ExportRecord>;

/** Any line of an export. */
export const ExportLine = z.discriminatedUnion('type', [NewsroomRecord, ...records, EndRecord]);
export type ExportLine = z.infer<typeof ExportLine>;

/** The kinds of records, in the order of an export: each refers to what stands above it. */
export const exportTypes = [
  'author',
  'section',
  'tag',
  'article',
  'comment',
  'import-record',
  'user',
  'article-owner',
  'webhook',
  'comment-settings',
  'comment-ban',
  'reply-subscription',
] as const satisfies readonly ExportRecord['type'][];
export type ExportType = (typeof exportTypes)[number];
