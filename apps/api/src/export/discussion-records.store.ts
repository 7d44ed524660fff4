import type { CommentBanRecord, CommentSettingsRecord, ReplySubscriptionRecord } from '@broadsheet/api-contract';
import { CommentSettings } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { isIn, limitOf, type Range } from './range.store.ts';

type Db = Kysely<Database>;

const settingsId = 'site';

export async function readCommentSettings(db: Db, range: Range): Promise<CommentSettingsRecord[]> {
  const isWanted = 'ids' in range ? range.ids.includes(settingsId) : range.after < settingsId;
  if (!isWanted) return [];
  const rows = await db.selectFrom('comment_settings').select(['settings', 'updated_at', 'version']).execute();
  return rows.map((row) => ({
    type: 'comment-settings',
    id: settingsId,
    settings: CommentSettings.parse(JSON.parse(row.settings)),
    updatedAt: row.updated_at,
    version: row.version,
  }));
}

/** A ban as it is exported, but for what it looks at, which is sealed. */
export type KeptBan = Omit<CommentBanRecord, 'value'> & { readonly valueSealed: string };

export async function readBans(db: Db, range: Range): Promise<KeptBan[]> {
  const rows = await db
    .selectFrom('comment_bans')
    .select(['id', 'kind', 'value_sealed', 'reason', 'created_at', 'created_by', 'expires_at'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({
    type: 'comment-ban',
    id: row.id,
    kind: row.kind,
    valueSealed: row.value_sealed,
    reason: row.reason,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
  }));
}

/** A subscription as it is exported, but for the address, which is sealed. */
export type KeptSubscription = Omit<ReplySubscriptionRecord, 'email'> & { readonly emailSealed: string };

export async function readSubscriptions(db: Db, range: Range): Promise<KeptSubscription[]> {
  const rows = await db
    .selectFrom('reply_subscriptions')
    .select(['id', 'article_id', 'email_sealed', 'asked_at', 'confirmed_at', 'last_digest_at'])
    .where(isIn(range))
    .orderBy('id')
    .limit(limitOf(range))
    .execute();
  return rows.map((row) => ({
    type: 'reply-subscription',
    id: row.id,
    articleId: row.article_id,
    emailSealed: row.email_sealed,
    askedAt: row.asked_at,
    confirmedAt: row.confirmed_at,
    lastDigestAt: row.last_digest_at,
  }));
}
