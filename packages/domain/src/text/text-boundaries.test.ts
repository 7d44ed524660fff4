import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { cutAtWord, wordSegments } from './text-boundaries.ts';

describe('cutting text', () => {
  test('leaves alone what is short enough', () => {
    expect(cutAtWord('short enough', { units: 12 })).toBe('short enough');
  });

  test('ends where a word ends', () => {
    expect(cutAtWord('the last ferries', { units: 12 })).toBe('the last ');
    expect(cutAtWord('the last ferries', { units: 8 })).toBe('the last');
  });

  test('does not cut a family of emoji apart, and gives up only where it alone is too long', () => {
    expect(cutAtWord('👩‍👩‍👧👩‍👩‍👧', { units: 10 })).toBe('👩‍👩‍👧');
    expect(cutAtWord('👩‍👩‍👧', { units: 4 })).toBe('👩\u200D');
  });

  test('counts bytes where told to', () => {
    expect(cutAtWord('가나다', { units: 3, bytes: 8 })).toBe('가나');
    expect(cutAtWord('aéま😀', { units: 9, bytes: 9 })).toBe('aéま');
  });

  test('gives a beginning within the limits, whole in its code points, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(50), fc.nat(80), (text, units, bytes) => {
        const cut = cutAtWord(text, { units, bytes });
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(units);
        expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(bytes);
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

test('the pieces between word boundaries make up the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect([...wordSegments(text)].map(({ segment }) => segment).join('')).toBe(text);
    }),
  );
});
