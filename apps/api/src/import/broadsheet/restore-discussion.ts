// What is decided of discussions, and who is mailed of them.
import type { CommentBanRecord, CommentSettingsRecord, ReplySubscriptionRecord } from '@broadsheet/api-contract';
import type { Write } from '../../changes/changes.actions.ts';
import { insertCommentSettings } from '../../comment-settings/comment-settings.store.ts';
import { hashEmail } from '../../comments/commenter.ts';
import { hashBan } from '../../moderation/bans.actions.ts';
import { insertBan } from '../../moderation/bans.store.ts';
import type { Newsroom } from '../../newsroom.ts';
import { restoreSubscription } from '../../notifications/subscriptions.store.ts';
import { Refusal } from '../../refusal.ts';

type Vault = Newsroom['vault'];

export async function addCommentSettings(open: Write, record: CommentSettingsRecord): Promise<void> {
  await insertCommentSettings(open.db, record);
  open.record({ type: 'discussion.configured', subjects: [], isPublic: true });
}

/** Throws a `Refusal` where the same is banned already, or nobody knows any more what was. */
export async function addBan(vault: Vault, { db }: Write, { value, ...ban }: CommentBanRecord): Promise<void> {
  if (value === null) throw lost('What it looks at');
  const stored = { ...ban, valueSealed: vault.seal(value) };
  if (!(await insertBan(db, stored, hashBan(vault, ban.kind, value)))) {
    throw new Refusal('already-banned', 'Another ban here looks at the same.');
  }
}

/** Throws a `Refusal` where its reader has one already, its article is not here, or its address was lost. */
export async function addSubscription(vault: Vault, { db }: Write, record: ReplySubscriptionRecord): Promise<void> {
  const { email, ...subscription } = record;
  if (email === null) throw lost('Its address');
  const sealed = { emailSealed: vault.seal(email), emailHash: hashEmail(vault, email) };
  if (!(await restoreSubscription(db, { ...subscription, ...sealed }))) {
    throw new Refusal('not-found', 'Its article is not here, or its reader has such a subscription already.');
  }
}

function lost(what: string): Refusal {
  return new Refusal('invalid-body', `${what} could not be opened where it was exported.`);
}
