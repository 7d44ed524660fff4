// A webhook from and to its row. Its secrets are sealed.
import { ChangeTypePattern, type Webhook } from '@broadsheet/domain';
import { z } from 'zod';
import type { Row } from '../database/schema.ts';

/** A webhook as it is stored. */
export interface StoredWebhook extends Omit<Webhook, 'hasSecret' | 'after'> {
  /** Empty where it has none yet. */
  readonly secretSealed: string;
  readonly formerSecretSealed: string | null;
  /** The number of the last change that it needs no more. */
  readonly position: number;
  /** When it began to go on from a place that somebody chose. */
  readonly resumedAt: string;
}

/** What an editor may change of a webhook, with what follows from it. */
export type WebhookFields = Omit<StoredWebhook, 'id' | 'createdAt'> & { readonly nextAttemptAt: string };

export function toColumns(
  webhook: WebhookFields,
): Omit<Row<'webhooks'>, 'id' | 'created_at' | 'lease_holder' | 'lease_until'> {
  return {
    updated_at: webhook.updatedAt,
    version: webhook.version,
    url: webhook.url,
    description: webhook.description,
    types: JSON.stringify(webhook.types),
    covers: webhook.covers,
    is_active: webhook.isActive ? 1 : 0,
    disabled_because: webhook.disabledBecause,
    secret_sealed: webhook.secretSealed,
    former_secret_sealed: webhook.formerSecretSealed,
    former_secret_until: webhook.formerSecretUntil,
    position: webhook.position,
    resumed_at: webhook.resumedAt,
    attempts: webhook.attempts,
    next_attempt_at: webhook.nextAttemptAt,
    failing_since: webhook.failingSince,
  };
}

export function toWebhook(row: Row<'webhooks'>): StoredWebhook {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: z.array(ChangeTypePattern).parse(JSON.parse(row.types)),
    covers: row.covers,
    isActive: row.is_active === 1,
    disabledBecause: row.disabled_because,
    attempts: row.attempts,
    nextAttemptAt: row.attempts > 0 ? row.next_attempt_at : null,
    failingSince: row.failing_since,
    formerSecretUntil: row.former_secret_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    secretSealed: row.secret_sealed,
    formerSecretSealed: row.former_secret_sealed,
    position: row.position,
    resumedAt: row.resumed_at,
  };
}
