import { describe, expect, test } from 'vitest';
import { toAddressGroup, toPlainAddress } from './ip-address.ts';

describe('an IP address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['0000:0000:0000:0000:0000:ffff:c000:0207', '192.0.2.7'],
    ['2001:DB8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['1::ffff:192.0.2.7', '1::ffff:192.0.2.7'],
  ])('%s is written as %s', (address, plain) => {
    expect(toPlainAddress(address)).toBe(plain);
  });

  test.each(['', 'unknown', '192.0.2.7:80', '[2001:db8::7]', '192.0.2.999', '<script>', '1:2:3'])(
    'is not %s',
    (text) => {
      expect(toPlainAddress(text)).toBeUndefined();
    },
  );
});

describe('whose an address is', () => {
  test('an IPv4 address is one reader, however it is written', () => {
    expect(['192.0.2.7', '::ffff:192.0.2.7', '::ffff:c000:207'].map(toAddressGroup)).toEqual(
      Array(3).fill('192.0.2.7'),
    );
    expect(toAddressGroup('192.0.2.8')).not.toBe(toAddressGroup('192.0.2.7'));
  });

  test('IPv6 addresses with the same first 64 bits are one reader, however they are written', () => {
    const same = ['2001:db8::', '2001:db8:0:0::1', '2001:0DB8::ffff:ffff:ffff:ffff', '2001:db8::1:192.0.2.7'];
    expect(same.map(toAddressGroup)).toEqual(Array(4).fill('2001:db8:0:0::/64'));
    expect(toAddressGroup('2001:db8:0:1::')).toBe('2001:db8:0:1::/64');
  });

  test('what is no address is a group of its own', () => {
    expect(toAddressGroup('')).toBe('');
  });
});
