import type { ChangeType, WebhookCover, WebhookDisabledBecause, WebhookEventType } from '@broadsheet/domain';
import type { Dated } from './dated.ts';

export interface WebhookTable extends Dated {
  id: string;
  url: string;
  description: string;
  /** JSON: ChangeTypePattern[]. */
  types: string;
  covers: WebhookCover;
  is_active: number;
  disabled_because: WebhookDisabledBecause | null;
  secret_sealed: string;
  former_secret_sealed: string | null;
  former_secret_until: string | null;
  /** The number of the last change that it needs no more. */
  position: number;
  /** When it began to go on from a place that somebody chose. */
  resumed_at: string;
  /** How often the event after `position` was tried. */
  attempts: number;
  next_attempt_at: string;
  failing_since: string | null;
  /** Which process delivers to it. */
  lease_holder: string | null;
  lease_until: string | null;
}

export interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  event_id: string;
  type: WebhookEventType;
  attempt: number;
  at: string;
  is_delivered: number;
  status: number | null;
  duration_ms: number;
  error: string | null;
  response: string | null;
}

export interface WebhookDeadLetterTable {
  id: string;
  webhook_id: string;
  event_id: string;
  type: ChangeType;
  /** What is sent, byte for byte. */
  body: string;
  attempts: number;
  died_at: string;
  error: string;
  replay_asked_at: string | null;
}
