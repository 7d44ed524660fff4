// What a link in a mail, or an address that is handed on, ends with: what it is good for, until when, and a signature
// that only this newsroom can make. Nothing of it is stored. What is signed for one purpose is worth nothing for
// another.
import { timingSafeEqual } from 'node:crypto';
import type { Vault } from './vault.ts';

/** What a token is good for. */
export interface Grant {
  /** What it is about: ids and numbers, without blanks, in an order that the purpose has. Whoever has the link can read them. */
  readonly about: readonly string[];
  /** Seconds since 1970. */
  readonly expires: number;
}

/** What a token is for. Of each, one feature alone makes and reads them. */
export type GrantPurpose =
  | 'preview of an article'
  | 'confirmation of a subscription'
  | 'end of a subscription'
  | 'decision on a comment'
  | 'personal data';

/** The token for `grant`: of letters, digits, `-`, `_` and one dot, so that it means nothing special in a URL. */
export function signGrant(vault: Vault, purpose: GrantPurpose, { about, expires }: Grant): string {
  const said = Buffer.from([expires, ...about].join(' ')).toString('base64url');
  return `${said}.${vault.hash('grant', purpose, said)}`;
}

/** What `token` is good for, also where its time is over; undefined where it was not made for this purpose. */
export function readGrant(vault: Vault, purpose: GrantPurpose, token: string): Grant | undefined {
  const [said = '', signature = '', ...others] = token.split('.');
  if (others.length > 0 || !isSame(signature, vault.hash('grant', purpose, said))) return undefined;
  const [expires = '', ...about] = Buffer.from(said, 'base64url').toString().split(' ');
  return { about, expires: Number(expires) };
}

/** Whether the time of `grant` is over at `now`, RFC 3339. */
export function isExpired({ expires }: Grant, now: string): boolean {
  return expires * 1000 <= Date.parse(now);
}

/** When what begins at `now`, RFC 3339, and is good for `seconds` ends. */
export function expiresAfter(now: string, seconds: number): number {
  return Math.floor(Date.parse(now) / 1000) + seconds;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
