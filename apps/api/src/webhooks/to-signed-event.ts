import type { Newsroom } from '../newsroom.ts';
import { signEvent, type SignedEvent } from './sign-event.ts';
import type { StoredWebhook } from './webhook-rows.ts';

/** An event as it is sent now: signed by the webhook's secret, and by the one before as long as that is valid. */
export function toSignedEvent(
  { vault, now }: Newsroom,
  { secretSealed, formerSecretSealed, formerSecretUntil }: StoredWebhook,
  event: { eventId: string; body: string },
): SignedEvent {
  const at = now();
  const isOverlap = formerSecretSealed !== null && formerSecretUntil !== null && at < formerSecretUntil;
  const sealed = isOverlap ? [secretSealed, formerSecretSealed] : [secretSealed];
  const secrets = sealed.map((each) => vault.open(each));
  return signEvent(event, { secrets, seconds: Math.floor(Date.parse(at) / 1000) });
}
