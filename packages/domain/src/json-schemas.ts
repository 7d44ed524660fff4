import { z } from 'zod';
import { ApiKey, ApiKeyDraft } from './access/api-key.ts';
import { Article, ArticleDraft, ArticleKind, ArticlePatch, ArticleSummary, BylineEntry } from './news/article.ts';
import { Correction, LeadImage, Source } from './news/article.ts';
import { Author, AuthorDraft, AuthorLink, AuthorPatch } from './news/author.ts';
import { ChangeSubject, ChangeTypePattern } from './changes/change-filter.ts';
import { Change, ChangeType } from './changes/change.ts';
import { CommentEdit } from './comments/comment-editing.ts';
import { CommentBan, CommentBanDraft, CommentBanKind } from './comments/comment-ban.ts';
import { CommentClaim, CommentDecision, CommentNote, CommentNoteDraft } from './comments/comment-decision.ts';
import { CloseCommentsAfterDays, CommentPolicy } from './comments/comment-policy.ts';
import { CommentReport, CommentReportDraft, ReportReason } from './comments/comment-report.ts';
import { CommentSettings, CommentSettingsPatch } from './comments/comment-settings.ts';
import { CommentKind, CommentSubmission, Email, ModeratedComment, PublicComment } from './comments/comment.ts';
import { Id } from './values/identifier.ts';
import { Language } from './values/language.ts';
import { CommentStatus, RuleOutcome, Verdict } from './moderation/moderation-outcome.ts';
import { ArticleStatus } from './news/publishing.ts';
import { Role } from './access/role.ts';
import { Scope } from './access/scope.ts';
import { Section, SectionDraft, SectionPatch, SectionReference } from './news/section.ts';
import { Slug } from './values/slug.ts';
import { Tag, TagDraft, TagName, TagPatch, TagReference } from './news/tag.ts';
import { Timestamp, TimestampInput } from './values/timestamp.ts';
import { Password, PresentPassword, User, UserDraft, UserPatch } from './access/user.ts';
import { ImageAddress, WebAddress } from './values/web-address.ts';
import * as webhook from './changes/webhook.ts';

/** A JSON Schema (draft 2020-12) that stands alone: what it refers to is in its `$defs`. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of each schema of this package, by its name. What Broadsheet answers is described as it comes out;
 * what it is sent (drafts, patches, submissions) as it may go in, with defaults left out. Checks that JSON Schema has
 * no words for, such as Unicode normalisation, are not in it.
 */
export function toJsonSchemas(): Record<string, JsonSchema> {
  return { ...convert(answered, 'output'), ...convert(sent, 'input') };
}

const answered = {
  ApiKey,
  Article,
  ArticleKind,
  ArticleStatus,
  ArticleSummary,
  Author,
  BylineEntry,
  Change,
  ChangeType,
  CloseCommentsAfterDays,
  CommentBan,
  CommentBanKind,
  CommentClaim,
  CommentDecision,
  CommentKind,
  CommentNote,
  CommentPolicy,
  CommentReport,
  ReportReason,
  CommentSettings,
  CommentStatus,
  Correction,
  Id,
  ModeratedComment,
  PublicComment,
  Role,
  RuleOutcome,
  Scope,
  Section,
  SectionReference,
  Slug,
  Tag,
  TagReference,
  Timestamp,
  User,
  Verdict,
  Webhook: webhook.Webhook,
  WebhookCover: webhook.WebhookCover,
  WebhookDeadLetter: webhook.WebhookDeadLetter,
  WebhookDelivery: webhook.WebhookDelivery,
  WebhookDisabledBecause: webhook.WebhookDisabledBecause,
  WebhookEvent: webhook.WebhookEvent,
  WebhookEventType: webhook.WebhookEventType,
};

const sent = {
  ApiKeyDraft,
  ArticleDraft,
  ArticlePatch,
  AuthorDraft,
  AuthorLink,
  AuthorPatch,
  ChangeSubject,
  ChangeTypePattern,
  CommentEdit,
  CommentBanDraft,
  CommentNoteDraft,
  CommentReportDraft,
  CommentSettingsPatch,
  CommentSubmission,
  Email,
  ImageAddress,
  Language,
  LeadImage,
  Password,
  PresentPassword,
  SectionDraft,
  SectionPatch,
  Source,
  TagDraft,
  TagName,
  TagPatch,
  TimestampInput,
  UserDraft,
  UserPatch,
  WebAddress,
  WebhookDraft: webhook.WebhookDraft,
  WebhookPatch: webhook.WebhookPatch,
};

function convert(schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, { target: 'draft-2020-12', io })]),
  );
}
