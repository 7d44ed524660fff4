import { describe, expect, test } from 'vitest';
import { readerAddress } from './reader-address.ts';
import { readSettings, SettingError } from './settings.ts';
import { trustedProxiesSetting, trustNobody } from './trusted-proxies.ts';
import { z } from 'zod';

const trusting = (setting: string) =>
  readSettings(z.object({ TRUSTED_PROXIES: trustedProxiesSetting }), { TRUSTED_PROXIES: setting }).TRUSTED_PROXIES;
const from = (remoteAddress: string | undefined, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

describe("the reader's address", () => {
  test('is that of the connection where no proxy is trusted, whatever the request says', () => {
    expect(readerAddress(from('198.51.100.7', '203.0.113.9'), trustNobody)).toBe('198.51.100.7');
    expect(readerAddress(from('198.51.100.7', '203.0.113.9'), trusting('0'))).toBe('198.51.100.7');
    expect(readerAddress(from(undefined), trustNobody)).toBe('');
  });

  test('is what the trusted hops saw, not what was written further left', () => {
    const request = from('10.0.0.1', 'forged, 203.0.113.9, 10.0.0.2');
    expect(readerAddress(request, trusting('1'))).toBe('10.0.0.2');
    expect(readerAddress(request, trusting('2'))).toBe('203.0.113.9');
  });

  test('is the first one where fewer proxies were passed than are trusted', () => {
    expect(readerAddress(from('10.0.0.1', '203.0.113.9'), trusting('5'))).toBe('203.0.113.9');
  });

  test('is what the last untrusted address in the chain is, where networks are trusted', () => {
    const trusts = trusting('10.0.0.0/8, 2001:db8:1::/48, loopback');
    expect(readerAddress(from('10.0.0.1', '203.0.113.9'), trusts)).toBe('203.0.113.9');
    expect(readerAddress(from('::ffff:10.0.0.1', '1.1.1.1, 203.0.113.9, 2001:db8:1::5'), trusts)).toBe('203.0.113.9');
    expect(readerAddress(from('127.0.0.1', '203.0.113.9'), trusts)).toBe('203.0.113.9');
    expect(readerAddress(from('192.168.0.1', '203.0.113.9'), trusts)).toBe('192.168.0.1');
    expect(readerAddress(from('192.168.0.1', '203.0.113.9'), trusting('private'))).toBe('203.0.113.9');
  });

  test('cannot be forged by writing trusted addresses into the header', () => {
    expect(readerAddress(from('198.51.100.7', '203.0.113.9, 10.0.0.1'), trusting('10.0.0.0/8'))).toBe('198.51.100.7');
    expect(readerAddress(from('10.0.0.1', '203.0.113.9, 10.0.0.2, 198.51.100.7'), trusting('10.0.0.0/8'))).toBe(
      '198.51.100.7',
    );
  });

  test.each(['unknown', '', '203.0.113.9:80', '<script>', '203.0.113.999', ',,,'])(
    'is that of the last proxy where what it wrote is no address: %s',
    (forwarded) => {
      expect(readerAddress(from('10.0.0.1', forwarded), trusting('1'))).toBe('10.0.0.1');
    },
  );

  test('is written as IPv4 where it is one', () => {
    expect(readerAddress(from('::ffff:198.51.100.7'), trustNobody)).toBe('198.51.100.7');
    expect(readerAddress(from('2001:db8::1'), trustNobody)).toBe('2001:db8::1');
  });
});

test.each(['yes', '11', '-1', '10.0.0.0/33', '10.0.0', '10.0.0.0/8/8', 'loopback,', '::/129', '10.0.0.0/x'])(
  'the setting refuses %s in one line that names it',
  (setting) => {
    expect(() => trusting(setting)).toThrow(SettingError);
    expect(() => trusting(setting)).toThrow(/^TRUSTED_PROXIES: [^\n]+$/);
  },
);
