import { describe, expect, test } from 'vitest';
import { readerAddress } from './reader-address.ts';

const key = 'the-proxy-key';
const from = (remoteAddress: string | undefined, headers: Record<string, string | string[]> = {}) =>
  readerAddress({ headers, socket: { remoteAddress } }, key);
const forwarded = (list: string) => from('10.0.0.1', { 'broadsheet-proxy-key': key, 'x-forwarded-for': list });

describe("a reader's address", () => {
  test('is that of the connection, an IPv4 one as such', () => {
    expect(from('192.0.2.7')).toBe('192.0.2.7');
    expect(from('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(from('2001:db8::7')).toBe('2001:db8::7');
    expect(from(undefined)).toBe('');
  });

  test('is what the site says, who alone knows the key', () => {
    expect(forwarded('203.0.113.9')).toBe('203.0.113.9');
    expect(forwarded('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  test('is the last of a list: what stands before it, the reader may have made up', () => {
    expect(forwarded('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  });

  test.each([
    {},
    { 'broadsheet-proxy-key': '' },
    { 'broadsheet-proxy-key': 'the-proxy-kez' },
    { 'broadsheet-proxy-key': [key] },
  ])('is not what others say: %o', (headers) => {
    expect(from('192.0.2.7', { ...headers, 'x-forwarded-for': '203.0.113.9' })).toBe('192.0.2.7');
  });

  test.each(['', 'unknown', '203.0.113.9:80', '<script>', '203.0.113.999'])('is nothing else: %s', (list) => {
    expect(forwarded(list)).toBe('10.0.0.1');
  });
});
