// IP addresses and ranges of them, in every notation, and one way to write each. Pure, so that browsers can check them.

/** A range of addresses as it is compared. */
interface Range {
  /** 32 for IPv4, 128 for IPv6. */
  readonly bits: 32 | 128;
  /** The first address, as a number. */
  readonly first: bigint;
  /** How many bits all of its addresses share. */
  readonly length: number;
}

/**
 * One way to write a range of addresses: `192.0.2.0/24`, `2001:db8::/32`; the same for all its notations. It may be given
 * as one address, in CIDR, with a netmask (`192.0.2.0/255.255.255.0`) or with asterisks (`192.0.2.*`); IPv6 in upper
 * case, unshortened, with a zone, or with an IPv4 address at its end, and IPv4 as IPv6 writes it (`::ffff:192.0.2.1`).
 * Undefined where `text` is nothing of these.
 */
export function toAddressRange(text: string): string | undefined {
  const range = parseRange(text.trim());
  return range && write(range);
}

/** How many addresses a range of `toAddressRange` has, as a power of two: 8 for `192.0.2.0/24`. */
export function sizeOfRange(range: string): number {
  const parsed = parseRange(range);
  return parsed ? parsed.bits - parsed.length : 0;
}

/** Every range that holds `address`, from that address alone to all addresses; none where it is no address. */
export function rangesAround(address: string): string[] {
  const alone = parseAddress(address.trim());
  if (!alone) return [];
  return Array.from({ length: alone.bits + 1 }, (_, index) => write(masked(alone, alone.bits - index)));
}

function parseRange(text: string): Range | undefined {
  const starred = toStarless(text);
  const [written = '', suffix, ...more] = (starred ?? text).split('/');
  const address = parseAddress(written);
  if (!address || more.length > 0) return undefined;
  if (suffix === undefined) return address;
  const given = toLength(suffix, address);
  if (given === undefined) return undefined;
  // ::ffff:192.0.2.0/120 is 192.0.2.0/24.
  const length = address.bits === 32 && written.includes(':') ? given - 96 : given;
  return length < 0 || length > address.bits ? undefined : masked(address, length);
}

/** 192.0.*.* as 192.0.0.0/16. */
function toStarless(text: string): string | undefined {
  const found = /^(\d{1,3}(?:\.\d{1,3}){0,2})((?:\.\*){1,3})$/.exec(text);
  const [, bytes = '', stars = ''] = found ?? [];
  const known = bytes.split('.').length;
  if (!found || known + stars.length / 2 !== 4) return undefined;
  return `${bytes}${'.0'.repeat(4 - known)}/${known * 8}`;
}

function toLength(suffix: string, address: Range): number | undefined {
  if (/^\d{1,3}$/.test(suffix)) return Number(suffix);
  const mask = address.bits === 32 ? parseIPv4(suffix) : undefined;
  if (mask === undefined) return undefined;
  const length = mask.toString(2).replace(/0+$/, '').length;
  const isWhole = mask === 0n || mask === masked({ bits: 32, first: allOnes(32), length: 32 }, length).first;
  return isWhole ? (mask === 0n ? 0 : length) : undefined;
}

function parseAddress(text: string): Range | undefined {
  const v4 = parseIPv4(text);
  if (v4 !== undefined) return { bits: 32, first: v4, length: 32 };
  const v6 = parseIPv6(text.split('%', 1)[0] ?? '');
  if (v6 === undefined) return undefined;
  // As a socket for both families writes IPv4.
  const isMapped = v6 >> 32n === 0xffffn;
  return isMapped ? { bits: 32, first: v6 & allOnes(32), length: 32 } : { bits: 128, first: v6, length: 128 };
}

function parseIPv4(text: string): bigint | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  // A leading zero would be octal to some, and decimal to others.
  if (bytes.some((byte) => byte > 255) || /(?:^|\.)0\d/.test(text)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function parseIPv6(text: string): bigint | undefined {
  if (!text.includes(':') || !/^[0-9a-f:.]+$/i.test(text) || !URL.canParse(`http://[${text}]`)) return undefined;
  const shortest = new URL(`http://[${text}]`).hostname.slice(1, -1);
  const [head = [], tail] = shortest.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const middle = tail === undefined ? [] : Array<string>(8 - head.length - tail.length).fill('0');
  const groups = [...head, ...middle, ...(tail ?? [])];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(Number.parseInt(group, 16)), 0n);
}

function masked({ bits, first }: Range, length: number): Range {
  const rest = BigInt(bits - length);
  return { bits, first: (first >> rest) << rest, length };
}

function write({ bits, first, length }: Range): string {
  const suffix = length === bits ? '' : `/${length}`;
  return `${bits === 32 ? digits(first, 4, 8).join('.') : toIPv6(first)}${suffix}`;
}

function toIPv6(first: bigint): string {
  const groups = digits(first, 8, 16).map((group) => group.toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

function digits(number: bigint, count: number, bits: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    Number((number >> BigInt((count - 1 - index) * bits)) & allOnes(bits)),
  );
}

function allOnes(bits: number): bigint {
  return (1n << BigInt(bits)) - 1n;
}
