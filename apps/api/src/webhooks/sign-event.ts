// The events that webhooks are told, and the secrets under which they are signed.
import { hash, randomBytes } from 'node:crypto';
import type { Change } from '@broadsheet/domain';
import { secretPrefix, signMessage, type SignedMessage } from '../http/sign-message.ts';

/** A new secret: 32 random bytes. */
export function createSecret(): string {
  return `${secretPrefix}${randomBytes(32).toString('base64')}`;
}

/** What is sent: the headers that are signed, and the body. */
export type SignedEvent = SignedMessage;

/** Signs an event by each of `secrets`. `seconds` is when it is sent, since 1970. */
export function signEvent(
  { eventId, body }: { eventId: string; body: string },
  signing: { secrets: readonly string[]; seconds: number },
): SignedEvent {
  return signMessage({ id: eventId, body }, signing);
}

/**
 * By what name a receiver knows that an event is one that came before: the same at each attempt, another one for each
 * webhook, and for another change that has the same number because a backup was restored.
 */
export function toEventId(webhookId: string, { id, at }: Pick<Change, 'id' | 'at'>): string {
  return `msg_${id}_${hash('sha256', `${webhookId} ${id} ${at}`, 'base64url').slice(0, 16)}`;
}
