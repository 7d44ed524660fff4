import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangesAround, sizeOfRange, toAddressRange } from './address-range.ts';

describe('a range of addresses', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7/32', '192.0.2.7'],
    [' 192.0.2.7/24 ', '192.0.2.0/24'],
    ['192.0.2.0/255.255.255.0', '192.0.2.0/24'],
    ['192.0.2.*', '192.0.2.0/24'],
    ['10.*.*.*', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.0/120', '192.0.2.0/24'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:0db8::/32', '2001:db8::/32'],
    ['2001:db8:1:2:3:4:5:6/64', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::1'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ])('that is written %j is %s', (written, range) => {
    expect(toAddressRange(written)).toBe(range);
  });

  test.each([
    ...['', 'localhost', '192.0.2', '192.0.2.256', '192.0.02.1', '192.0.2.1/33', '192.0.2.1/', '192.0.2.1/24/8'],
    ...['192.0.2.0/255.0.255.0', '192.*.2.1', '*.*.*.*', '::1/129', '::ffff:192.0.2.0/24', '1::2::3', '12345::'],
    ...['[::1]', '192.0.2.1:80', '192.0.2.1-192.0.2.9', '::1/-1', '0x7f.1.1.1', '::1/255.255.255.0'],
  ])('is not %j', (written) => {
    expect(toAddressRange(written)).toBeUndefined();
  });

  test('says how many addresses it has', () => {
    expect([sizeOfRange('192.0.2.0/24'), sizeOfRange('192.0.2.1'), sizeOfRange('2001:db8::/32')]).toEqual([8, 0, 96]);
  });

  test('is found around each of its addresses, and around no other', () => {
    expect(rangesAround('192.0.2.77')).toContain('192.0.2.0/24');
    expect(rangesAround('::ffff:192.0.2.77')).toContain('192.0.2.64/26');
    expect(rangesAround('192.0.3.77')).not.toContain('192.0.2.0/24');
    expect(rangesAround('2001:db8:ffff::9')).toContain('2001:db8::/32');
    expect(rangesAround('2001:db9::')).not.toContain('2001:db8::/32');
    expect(rangesAround('unknown')).toEqual([]);
  });

  test('is one of those around any address that it was made of', () => {
    const v4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }));
    const v6 = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }));
    fc.assert(
      fc.property(fc.oneof(v4, v6), ([address, length]) => {
        const plain = toAddressRange(address) ?? '';
        const isMapped = address.includes(':') && !plain.includes(':');
        const range = toAddressRange(`${address}/${isMapped ? 128 : length}`) ?? '';
        expect(rangesAround(address)).toContain(range);
        expect(toAddressRange(range)).toBe(range);
      }),
    );
  });
});
