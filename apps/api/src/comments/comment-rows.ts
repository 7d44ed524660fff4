// Comments as rows and as the domain knows them.
import { RuleOutcome } from '@broadsheet/domain';
import type { ModeratedComment, PublicComment } from '@broadsheet/domain';
import { z } from 'zod';
import type { InsertRow, Row } from '../database/schema.ts';

type CommentRow = Row<'comments'>;

/** A comment as it is stored: whoever wrote it is sealed. */
export interface StoredComment extends Omit<ModeratedComment, 'email' | 'ipAddress'> {
  readonly emailSealed: string | null;
  readonly ipSealed: string | null;
}

/** A comment to store, with what it is found again by. */
export interface CommentInsert extends Omit<StoredComment, 'isRemoved' | 'outcomes'> {
  readonly outcomes: readonly RuleOutcome[];
  readonly emailHash: string | null;
  readonly ipHash: string | null;
  readonly authorHash: string | null;
  readonly fingerprint: string | null;
  readonly textHash: string | null;
  readonly deletedAt: string | null;
  readonly updatedAt: string;
}

/** What readers may see of a comment. */
export const publicColumns = [
  'id',
  'article_id',
  'parent_id',
  'kind',
  'name',
  'website',
  'body',
  'created_at',
  'thread_id',
  'avatar_seed',
  'edited_at',
  'is_pick',
  'deleted_at',
] as const;
/** What moderators may see of it, some of it sealed. */
export const storedColumns = [
  ...publicColumns,
  'status',
  'email_sealed',
  'ip_sealed',
  'outcomes',
  'decided_at',
  'decided_by',
  'report_count',
  'version',
] as const;

export function toPublicComment(row: Pick<CommentRow, (typeof publicColumns)[number]>): PublicComment {
  return {
    id: row.id,
    articleId: row.article_id,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    website: row.website,
    body: row.body,
    createdAt: row.created_at,
    threadId: row.thread_id,
    avatarSeed: row.avatar_seed,
    editedAt: row.edited_at,
    isEditorsPick: row.is_pick === 1,
    isRemoved: row.deleted_at !== null,
  };
}

export function toStoredComment(row: Pick<CommentRow, (typeof storedColumns)[number]>): StoredComment {
  return {
    ...toPublicComment(row),
    status: row.status,
    emailSealed: row.email_sealed,
    ipSealed: row.ip_sealed,
    outcomes: z.array(RuleOutcome).parse(JSON.parse(row.outcomes)),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    reportCount: row.report_count,
    version: row.version,
  };
}

export function toRow(comment: CommentInsert): InsertRow<'comments'> {
  return {
    id: comment.id,
    article_id: comment.articleId,
    parent_id: comment.parentId,
    kind: comment.kind,
    status: comment.status,
    name: comment.name,
    website: comment.website,
    body: comment.body,
    email_sealed: comment.emailSealed,
    email_hash: comment.emailHash,
    ip_sealed: comment.ipSealed,
    ip_hash: comment.ipHash,
    author_hash: comment.authorHash,
    fingerprint: comment.fingerprint,
    text_hash: comment.textHash,
    outcomes: JSON.stringify(comment.outcomes),
    decided_at: comment.decidedAt,
    decided_by: comment.decidedBy,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    version: comment.version,
    thread_id: comment.threadId,
    avatar_seed: comment.avatarSeed,
    edited_at: comment.editedAt,
    deleted_at: comment.deletedAt,
    is_pick: comment.isEditorsPick ? 1 : 0,
    report_count: comment.reportCount,
  };
}
