import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** What of a request tells where it comes from. */
interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The IP address of whoever asks. What the site says of its readers is believed where it knows `proxyKey`; what
 * anybody else says is not.
 */
export function readerAddress({ headers, socket }: Received, proxyKey: string): string {
  const key = headers['broadsheet-proxy-key'];
  const forwarded = headers['x-forwarded-for'];
  if (typeof key === 'string' && typeof forwarded === 'string' && isSame(key, proxyKey)) {
    const address = forwarded.split(',').at(-1)?.trim() ?? '';
    if (isIP(address) !== 0) return toPlain(address);
  }
  return toPlain(socket.remoteAddress ?? '');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// An IPv4 address as an IPv6 socket writes it.
function toPlain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
