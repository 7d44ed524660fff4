import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Utf8Decoder } from './utf8-decoder.ts';

function decode(bytes: Uint8Array, size = bytes.length || 1): { text: string; foreignBytes: number } {
  const decoder = new Utf8Decoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.decode(bytes.subarray(at, at + size));
  return { text: text + decoder.end(), foreignBytes: decoder.foreignBytes };
}

describe('UTF-8 of old sites', () => {
  test('is read as it is where it is well-formed, however it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, size) => {
        expect(decode(Buffer.from(text), size)).toEqual({ text: text.toWellFormed(), foreignBytes: 0 });
      }),
    );
  });

  test.each([1, 2, 3, 100])('keeps the letters that were written as Windows-1252, in pieces of %i bytes', (size) => {
    const mixed = Buffer.concat([
      Buffer.from('Пароми und '),
      Buffer.from([0x46, 0xe4, 0x68, 0x72, 0x65, 0x6e, 0x20, 0x93, 0x61, 0x94, 0x20, 0x80]),
    ]);
    expect(decode(mixed, size)).toEqual({ text: 'Пароми und Fähren “a” €', foreignBytes: 4 });
  });

  test.each([
    ['a sequence that is cut off', [0xe2, 0x82], 'â‚'],
    ['a longer spelling than is allowed', [0xc0, 0xaf], 'À¯'],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 'í\u00A0€'],
    ['a lead without its followers', [0xc3, 0x41], 'ÃA'],
  ])('loses no byte of %s', (_, bytes, text) => {
    expect(decode(Uint8Array.from(bytes)).text).toBe(text);
  });

  test('agrees with the platform on what is UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (bytes, size) => {
        const { text, foreignBytes } = decode(bytes, size);
        if (foreignBytes === 0) expect(text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        else expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
      }),
    );
  });
});
