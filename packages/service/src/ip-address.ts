// IP addresses as they are compared: one way to write each, and the part of it that one subscriber has.
import { isIPv4, isIPv6 } from 'node:net';

/** `address` without a zone, and as IPv4 where it is one that an IPv6 socket wrote; undefined where it is no address. */
export function toPlainAddress(address: string): string | undefined {
  if (isIPv4(address)) return address;
  // As Node writes nearly all of them: the others below take far longer to read.
  if (address.startsWith('::ffff:') && isIPv4(address.slice(7))) return address.slice(7);
  const [bare = ''] = address.split('%', 1);
  if (!isIPv6(bare)) return undefined;
  return toIPv4(bare) ?? bare.toLowerCase();
}

/**
 * Whose an address is, for counting: an IPv4 address as a whole, of an IPv6 address the first 64 bits, since whoever has
 * one of those has them all (RFC 6177). What is no address is a group of its own.
 */
export function toAddressGroup(address: string): string {
  const plain = toPlainAddress(address);
  if (plain === undefined || isIPv4(plain)) return plain ?? address;
  return `${toGroups(plain).slice(0, 4).join(':')}::/64`;
}

const mapped = /^(?:0{0,4}:){0,5}:?ffff:/i;

function toIPv4(address: string): string | undefined {
  if (!mapped.test(address)) return undefined;
  const groups = toGroups(address);
  if (!groups.slice(0, 5).every((group) => group === '0') || groups[5] !== 'ffff') return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of a valid IPv6 address, without leading zeros. */
function toGroups(address: string): string[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = [], tail] = hex.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const middle = tail === undefined ? [] : Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...middle, ...(tail ?? [])].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}
