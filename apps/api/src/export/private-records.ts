// Records of which a part is sealed in the database.
import type { CommentBanRecord, CommentRecord, ReplySubscriptionRecord, UserRecord } from '@broadsheet/api-contract';
import { openComment } from '../comments/commenter.ts';
import type { Newsroom } from '../newsroom.ts';
import { openAddress } from '../notifications/open-address.ts';
import { openStaffEmail } from '../users/users.actions.ts';
import type { KeptComment } from './comment-records.store.ts';
import type { KeptBan, KeptSubscription } from './discussion-records.store.ts';
import type { KeptUser } from './people-records.store.ts';

export function toCommentRecord(newsroom: Newsroom, stored: KeptComment): CommentRecord {
  const { updatedAt, fingerprint, authorHash, deletedAt, repliesAskedAt, decisions, notes, reports, ...sealed } =
    stored;
  const comment = openComment(newsroom, sealed);
  return {
    type: 'comment',
    id: comment.id,
    articleId: comment.articleId,
    parentId: comment.parentId,
    kind: comment.kind,
    status: comment.status,
    name: comment.name,
    email: comment.email,
    website: comment.website,
    ipAddress: comment.ipAddress,
    body: comment.body,
    outcomes: comment.outcomes,
    decidedAt: comment.decidedAt,
    createdAt: comment.createdAt,
    updatedAt,
    version: comment.version,
    fingerprint,
    avatarSeed: comment.avatarSeed,
    authorHash,
    editedAt: comment.editedAt,
    deletedAt,
    isEditorsPick: comment.isEditorsPick,
    decidedBy: comment.decidedBy,
    reportCount: comment.reportCount,
    repliesAskedAt,
    ...{ decisions, notes, reports },
  };
}

export function toUserRecord(newsroom: Newsroom, stored: KeptUser): UserRecord {
  const { type, id, name, emailSealed, role, deactivatedAt, ...dates } = stored;
  const email = openStaffEmail(newsroom, { id, emailSealed });
  return { type, id, name, email, role, deactivatedAt, ...dates };
}

export function toBanRecord({ vault, log }: Newsroom, stored: KeptBan): CommentBanRecord {
  const { type, id, kind, valueSealed, reason, createdAt, createdBy, expiresAt } = stored;
  return { type, id, kind, value: open(), reason, createdAt, createdBy, expiresAt };

  function open(): string | null {
    try {
      return vault.open(valueSealed);
    } catch (error) {
      log.warn({ err: error, id }, 'What a ban looks at does not open with this key.');
      return null;
    }
  }
}

export function toSubscriptionRecord(newsroom: Newsroom, stored: KeptSubscription): ReplySubscriptionRecord {
  const { type, id, articleId, emailSealed, askedAt, confirmedAt, lastDigestAt } = stored;
  const email = openAddress(newsroom, { id, emailSealed }) ?? null;
  return { type, id, articleId, email, askedAt, confirmedAt, lastDigestAt };
}
