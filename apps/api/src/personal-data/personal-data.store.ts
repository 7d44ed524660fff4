// What is kept under the hash of an address, in whichever table it is.
import { RuleOutcome } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

export async function listCommentsOf(db: Db, emailHash: string) {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('articles', 'articles.id', 'comments.article_id')
    .select(['comments.id', 'comments.article_id', 'articles.slug', 'articles.title', 'comments.parent_id'])
    .select(['comments.kind', 'comments.status', 'comments.name', 'comments.website', 'comments.body'])
    .select(['comments.created_at', 'comments.edited_at', 'comments.is_pick', 'comments.ip_sealed'])
    .select(['comments.report_count', 'comments.outcomes'])
    .where('comments.email_hash', '=', emailHash)
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, articleId: row.article_id, articleSlug: row.slug, articleTitle: row.title },
    ...{ parentId: row.parent_id, kind: row.kind, status: row.status, name: row.name, website: row.website },
    ...{ body: row.body, createdAt: row.created_at, editedAt: row.edited_at, isEditorsPick: row.is_pick === 1 },
    ...{ ipSealed: row.ip_sealed, reportCount: row.report_count, rules: toRules(row.outcomes) },
  }));
}

export async function listDecisionsOf(db: Db, emailHash: string) {
  const rows = await db
    .selectFrom('comment_decisions')
    .innerJoin('comments', 'comments.id', 'comment_decisions.comment_id')
    .select(['comment_id', 'at', 'from_status', 'to_status', 'by'])
    .where('comments.email_hash', '=', emailHash)
    .orderBy('comment_decisions.id')
    .execute();
  return rows.map(({ comment_id, at, from_status, to_status, by }) => ({
    ...{ commentId: comment_id, at, from: from_status, to: to_status, by },
  }));
}

export async function listSubscriptionsOf(db: Db, emailHash: string) {
  const rows = await db
    .selectFrom('reply_subscriptions')
    .select(['article_id', 'asked_at', 'confirmed_at'])
    .where('email_hash', '=', emailHash)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ articleId: row.article_id, askedAt: row.asked_at, confirmedAt: row.confirmed_at }));
}

/** The reports that were made with a browser that wrote under this address, too. */
export async function listReportsOf(db: Db, emailHash: string) {
  const rows = await db
    .selectFrom('comment_reports')
    .select(['comment_id', 'reason', 'body', 'created_at'])
    .where('author_hash', 'in', authorsOf(db, emailHash))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    commentId: row.comment_id,
    reason: row.reason,
    body: row.body,
    createdAt: row.created_at,
  }));
}

export async function listBansOf(db: Db, valueHash: string) {
  const rows = await db
    .selectFrom('comment_bans')
    .select(['created_at', 'expires_at'])
    .where('value_hash', '=', valueHash)
    .execute();
  return rows.map((row) => ({ createdAt: row.created_at, expiresAt: row.expires_at }));
}

export function authorsOf(db: Db, emailHash: string) {
  return db
    .selectFrom('comments')
    .select('author_hash')
    .where('email_hash', '=', emailHash)
    .where('author_hash', 'is not', null)
    .$castTo<{ author_hash: string }>();
}

function toRules(outcomes: string): { rule: string; verdict: string }[] {
  const parsed = z.array(RuleOutcome).parse(JSON.parse(outcomes));
  return parsed.map(({ rule, verdict }) => ({ rule, verdict }));
}
