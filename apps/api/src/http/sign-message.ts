// Signatures after Standard Webhooks 1.0, the symmetric kind: of what is told to other systems, and of what they are asked.
import { createHmac } from 'node:crypto';

/** What a secret begins with; its bytes follow, in base64. */
export const secretPrefix = 'whsec_';

/** What is sent: the headers that are signed, and the body. */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs a message by each of `secrets`. `seconds` is when it is sent, since 1970. */
export function signMessage(
  { id, body }: { id: string; body: string },
  { secrets, seconds }: { secrets: readonly string[]; seconds: number },
): SignedMessage {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': `${seconds}`,
      'webhook-signature': signatures.join(' '),
    },
  };
}
