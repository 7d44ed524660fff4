import { Refusal } from '../refusal.ts';

/**
 * The key that a client made up for one request: the bare text, or the same as a quoted string (RFC 9651, 3.3.3).
 * Throws `malformed-request` where the header holds something else.
 */
export function readIdempotencyKey(header: string): string {
  const quoted = /^"((?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\["\\]){1,510})"$/.exec(header)?.[1];
  const key = quoted?.replace(/\\(["\\])/g, '$1') ?? /^[\x21\x23-\x7E]+$/.exec(header)?.[0] ?? '';
  if (key.length >= 1 && key.length <= 255) return key;
  throw new Refusal(
    'malformed-request',
    'Idempotency-Key must have 1 to 255 visible ASCII characters: a UUID, for example.',
  );
}
