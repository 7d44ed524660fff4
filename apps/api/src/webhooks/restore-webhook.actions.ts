import type { Webhook } from '@broadsheet/domain';
import type { Write } from '../changes/changes.actions.ts';
import { findLastPlace } from '../changes/following.actions.ts';
import { Refusal } from '../refusal.ts';
import { mostWebhooks } from './webhooks.actions.ts';
import { countWebhooks, insertWebhook } from './webhooks.store.ts';

/** A webhook as it was somewhere else. */
export type RestoredWebhook = Pick<
  Webhook,
  'id' | 'url' | 'description' | 'types' | 'covers' | 'isActive' | 'createdAt' | 'updatedAt' | 'version'
>;

/**
 * Adds a webhook that was somewhere before, but without a secret: nothing is sent before somebody gave it one. Where it
 * leads is looked at when it is sent to. In a transaction that is open already. Throws `too-many-webhooks`; then nothing
 * has happened.
 */
export async function restoreWebhook({ db, now }: Write, webhook: RestoredWebhook): Promise<void> {
  if ((await countWebhooks(db)) >= mostWebhooks) {
    throw new Refusal('too-many-webhooks', `There are ${mostWebhooks} webhooks here already.`);
  }
  await insertWebhook(db, {
    ...webhook,
    disabledBecause: webhook.isActive ? null : 'by-hand',
    ...{ position: await findLastPlace({ db }), resumedAt: now },
    ...{ attempts: 0, nextAttemptAt: now, failingSince: null },
    ...{ secretSealed: '', formerSecretSealed: null, formerSecretUntil: null },
  });
}
