import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line, optionalLine, paragraphs } from './plain-text.ts';
import { anyText } from '../testing/any-text.ts';

const hostile = [
  ['half a surrogate pair', 'a\uD83Db'],
  ['the other half', '\uDE00'],
  ['NUL', 'a\u0000b'],
  ['a bell', '\u0007'],
  ['an escape', '\u001B[31m'],
  ['delete', '\u007F'],
  ['a C1 control', '\u009B'],
  ['a right-to-left override', 'Anna\u202Etxt.exe'],
  ['an isolate', '\u2067Anna'],
  ['a noncharacter', '\uFFFE'],
  ['thirty-one marks on a letter', `a${'\u0301'.repeat(31)}`],
] as const;

const all = [
  ['a line', line(100)],
  ['an optional line', optionalLine(100)],
  ['paragraphs', paragraphs(100)],
] as const;

describe.each(all)('%s', (_name, schema) => {
  test.each(hostile)('is refused with %s', (_what, text) => {
    const result = schema.safeParse(text);
    expect(result.success).toBe(false);
    expect(result.error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining('not text')]);
  });

  test.each([123, null, undefined, [], {}, true])('is refused where it is %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });

  test('keeps what people write, in form NFC', () => {
    expect(schema.parse('Zoë e\u0301crit 한국어 👩‍👩‍👧 می\u200Cخواهم')).toBe('Zoë \u00E9crit 한국어 👩‍👩‍👧 می\u200Cخواهم');
  });

  test('may be as long as told, after white space was folded', () => {
    expect(schema.parse(`  ${'a'.repeat(100)} \n `)).toHaveLength(100);
    expect(schema.safeParse('a'.repeat(101)).error?.issues[0]?.message).toBe('Must have at most 100 characters.');
  });

  test('comes out as it is when it goes in a second time, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = schema.safeParse(text);
        if (once.success) expect(schema.parse(once.data)).toBe(once.data);
      }),
    );
  });

  test.each([' ', '\n', 'a ', '\u0301\u0316', 'a\u0301', '\u200B', ' \n', '\r'])(
    'answers at once on a million characters of %j',
    (piece) => {
      const text = `a${piece.repeat(Math.ceil(1_000_000 / piece.length))}b`;
      const before = performance.now();
      schema.safeParse(text);
      expect(performance.now() - before).toBeLessThan(2000);
    },
  );
});

describe('a line', () => {
  test('is folded into one', () => {
    expect(line(80).parse('  Ilse\t \r\n Marrow\u00A0 ')).toBe('Ilse Marrow');
  });

  test.each(['', '   ', '\u200B', '\u3164\u2060', '\uFEFF', '\u2800'])(
    'is empty where nothing can be seen: %j',
    (text) => {
      expect(
        line(80)
          .safeParse(text)
          .error?.issues.map(({ message }) => message),
      ).toEqual(['Must not be empty.']);
      expect(optionalLine(80).parse(text)).toBe('');
    },
  );

  test('never holds a line end, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = optionalLine(1000).safeParse(text);
        if (result.success) expect(result.data).not.toMatch(/[\n\r\u2028\u2029]| {2}|^ | $/);
      }),
    );
  });
});

describe('paragraphs', () => {
  test('have one kind of line end, no trailing white space, and one empty line between them', () => {
    expect(paragraphs(80).parse('\r\n One \r\nstill one\r\r\r\n \n\nTwo\u2028still two\t\n')).toBe(
      'One\nstill one\n\nTwo\nstill two',
    );
  });

  test('are empty where nothing can be seen', () => {
    expect(paragraphs(80).parse(' \n\u200B\n\u3164')).toBe('');
  });
});
