// Comments as rows and as the domain knows them.
import { RuleOutcome } from '@broadsheet/domain';
import type { ModeratedComment, PublicComment } from '@broadsheet/domain';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';

type CommentRow = Database['comments'];

/** A comment as it is stored: whoever wrote it is sealed. */
export interface StoredComment extends Omit<ModeratedComment, 'email' | 'ipAddress'> {
  readonly emailSealed: string | null;
  readonly ipSealed: string | null;
}

/** A comment to store, with what it is found again by. */
export interface CommentInsert extends Omit<StoredComment, 'outcomes'> {
  readonly outcomes: readonly RuleOutcome[];
  readonly emailHash: string | null;
  readonly fingerprint: string | null;
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
] as const;
/** What moderators may see of it, some of it sealed. */
export const storedColumns = [
  ...publicColumns,
  'status',
  'email_sealed',
  'ip_sealed',
  'outcomes',
  'decided_at',
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
    version: row.version,
  };
}

export function toRow(comment: CommentInsert): CommentRow {
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
    fingerprint: comment.fingerprint,
    outcomes: JSON.stringify(comment.outcomes),
    decided_at: comment.decidedAt,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    version: comment.version,
  };
}
