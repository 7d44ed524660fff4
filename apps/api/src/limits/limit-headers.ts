// How a client is told of its limit, after draft-ietf-httpapi-ratelimit-headers-10.
import type { Verdict } from './rate-limits.ts';

/** The names of the headers, as `response.getHeaders` has them. */
export const limitHeaderNames: ReadonlySet<string> = new Set(['ratelimit-policy', 'ratelimit']);

/** Names and values by turns. */
export function limitHeadersOf({ policy: { name, perMinute }, remaining, resetSeconds }: Verdict): string[] {
  return [
    'ratelimit-policy',
    `"${name}";q=${perMinute};w=60`,
    'ratelimit',
    `"${name}";r=${remaining};t=${resetSeconds}`,
  ];
}
