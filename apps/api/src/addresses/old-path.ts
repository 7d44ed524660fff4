// The addresses of the system that content was imported from, in one normal form.
import { decodePercent } from './percent-encoding.ts';

/**
 * The normal form of an old address or path: percent-encoding decoded, Unicode in form NFC, no slash at the end, and
 * of the query only WordPress's own numbers (`?p=41`, `?page_id=41`). What was imported and what a browser asks for
 * both go through it before they are compared. Undefined where it is no address of the web.
 */
export function toOldPath(address: string): string | undefined {
  const url = URL.parse(address, 'http://old.invalid/');
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  // The slash goes first: what stands before it may be cut inside a character.
  const path = decodePercent(url.pathname.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '')).normalize('NFC');
  // Nothing was ever found under it, and PostgreSQL would not compare it.
  if (path.includes('\u0000')) return undefined;
  const number = ['p', 'page_id']
    .map((key) => [key, url.searchParams.get(key)] as const)
    .find(([, value]) => /^\d+$/.test(value ?? ''));
  return number === undefined ? path : `${path}?${number.join('=')}`;
}
