import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The IP address of whoever sent `request`. Only the last `trustedProxies` hops are believed: what stands further left
 * in X-Forwarded-For anybody could have written.
 */
export function readerAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const hops = [...forwarded, request.socket.remoteAddress ?? ''];
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) ? plain : (request.socket.remoteAddress ?? '');
}
