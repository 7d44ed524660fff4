// What a token looks like: `bs_`, 43 characters of chance, 6 of a checksum. Scanners that look for secrets in public
// places find it by its shape, and know by the checksum that it is no accident.
import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefix = 'bs_';
const secretDigits = 43;
const checksumDigits = 6;
const hintDigits = 4;

/** A token that nobody has had before: 256 bits of chance. */
export function makeToken(): string {
  const secret = toDigits(BigInt(`0x${randomBytes(32).toString('hex')}`), secretDigits);
  return `${prefix}${secret}${checksumOf(secret)}`;
}

/**
 * Whether `token` may be one of ours at all, so that it is worth looking for. Those of earlier versions had 43
 * characters of base64url and no checksum.
 */
export function isPossibleToken(token: string): boolean {
  const parts = /^bs_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/.exec(token);
  return parts ? checksumOf(parts[1] ?? '') === parts[2] : /^bs_[\w-]{43}$/.test(token);
}

/** As much of a token as may be shown, to tell it from others: 24 of its 256 bits. */
export function hintOf(token: string): string {
  return token.slice(0, prefix.length + hintDigits);
}

/** What is kept of a token. Tokens are random and long: a fast hash is enough. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

function checksumOf(secret: string): string {
  return toDigits(BigInt(crc32(secret)), checksumDigits);
}

function toDigits(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= 62n) text = `${digits.charAt(Number(rest % 62n))}${text}`;
  return text.padStart(length, '0');
}
