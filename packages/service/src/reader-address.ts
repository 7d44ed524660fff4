import type { IncomingHttpHeaders } from 'node:http';
import { toPlainAddress } from './ip-address.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** What of a request tells where it comes from. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The IP address of whoever sent a request; empty where the connection is gone. `X-Forwarded-For` is read from its end,
 * for as long as the proxies that wrote it are believed: what stands further left, anybody could have written. An entry
 * that is no address ends it.
 */
export function readerAddress({ headers, socket }: Received, trusts: TrustedProxies): string {
  const peer = socket.remoteAddress ?? '';
  let address = toPlainAddress(peer) ?? peer;
  const forwarded = headers['x-forwarded-for'];
  if (typeof forwarded !== 'string') return address;
  const hops = forwarded.split(',');
  for (let hop = 0; hop < hops.length && trusts(address, hop); hop += 1) {
    const before = toPlainAddress(hops.at(-1 - hop)?.trim() ?? '');
    if (before === undefined) return address;
    address = before;
  }
  return address;
}
