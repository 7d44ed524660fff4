// Signatures after Standard Webhooks 1.0, the symmetric kind.
import { createHmac, hash, randomBytes } from 'node:crypto';
import type { Change } from '@broadsheet/domain';

const prefix = 'whsec_';

/** A new secret: 32 random bytes. */
export function createSecret(): string {
  return `${prefix}${randomBytes(32).toString('base64')}`;
}

/** What is sent: the headers that are signed, and the body. */
export interface SignedEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs an event by each of `secrets`. `seconds` is when it is sent, since 1970. */
export function signEvent(
  { eventId, body }: { eventId: string; body: string },
  { secrets, seconds }: { secrets: readonly string[]; seconds: number },
): SignedEvent {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${eventId}.${seconds}.${body}`).digest('base64')}`;
  });
  return {
    body,
    headers: {
      'webhook-id': eventId,
      'webhook-timestamp': `${seconds}`,
      'webhook-signature': signatures.join(' '),
    },
  };
}

/**
 * By what name a receiver knows that an event is one that came before: the same at each attempt, another one for each
 * webhook, and for another change that has the same number because a backup was restored.
 */
export function toEventId(webhookId: string, { id, at }: Pick<Change, 'id' | 'at'>): string {
  return `msg_${id}_${hash('sha256', `${webhookId} ${id} ${at}`, 'base64url').slice(0, 16)}`;
}
