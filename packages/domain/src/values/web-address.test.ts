import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { ImageAddress, WebAddress } from './web-address.ts';

const good = [
  'https://example.org',
  'http://example.org:8080/a/b?c=d&e=f#g',
  'HTTPS://EXAMPLE.ORG/',
  'https://пример.example/стаття',
  'https://fa.example/می\u200Cخواهم',
  'https://example.org/@name/a_(b)',
  'https://192.0.2.1/',
  'https://[2001:db8::1]/',
  'http://localhost/',
];

const hostile = [
  '',
  ' ',
  'example.org',
  '//example.org/',
  'javascript:alert(1)',
  'JavaScript:alert(1)//https://example.org',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'ftp://example.org/',
  'mailto:a@example.org',
  'https:example.org',
  'https:/example.org',
  'https:\\\\example.org',
  'https://example.org\\@evil.example/',
  'http://',
  'http://:80',
  'http://a:b@c',
  'http://a@c',
  'http://@c',
  'https://example.org@evil.example',
  'https://exa mple.org/',
  'https://exa\nmple.org/',
  'https://example.org/a\tb',
  'https://example.org/\u0000',
  'https://example.org/\uD83D',
  'https://example.org/\u202Egpj.exe',
  'https://example.org/"onmouseover="alert(1)',
  'https://example.org/<script>',
  'https://[',
  'https://example.org:99999/',
  `https://example.org/${'a'.repeat(2048)}`,
];

describe.each([
  ['a web address', WebAddress],
  ['the address of an image', ImageAddress],
] as const)('%s', (_name, schema) => {
  test.each(good)('may be %s', (address) => {
    expect(schema.parse(` ${address}\n`)).toBe(address);
  });

  test.each(hostile)('is refused: %j', (address) => {
    expect(schema.safeParse(address).success).toBe(false);
  });

  test('never leads a browser anywhere but to http or https on the host it names, whatever was sent', () => {
    const anyAddress = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc
        .tuple(fc.constantFrom('https://', 'http:', 'javascript:', '/', 'https://a.example/'), anyText)
        .map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(anyAddress, (text) => {
        const result = schema.safeParse(text);
        if (!result.success) return;
        const url = new URL(result.data, 'https://site.example/');
        expect(url.protocol).toMatch(/^https?:$/);
        expect(url.username + url.password).toBe('');
        if (result.data.startsWith('/')) expect(url.host).toBe('site.example');
        expect(schema.parse(result.data)).toBe(result.data);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the address of an image', () => {
  test.each(['/demo/harbour.svg', '/', '/a?b=c', '/%2F/x'])('may be a path on the site: %s', (path) => {
    expect(ImageAddress.parse(path)).toBe(path);
    expect(WebAddress.safeParse(path).success).toBe(false);
  });

  test.each([
    '//evil.example/a.png',
    '/\\evil.example',
    '/a\\b',
    '/a b',
    '/\t/evil.example',
    'a.png',
    '../a.png',
    '/\u0000',
  ])('is not a path that could leave the site: %j', (path) => {
    expect(ImageAddress.safeParse(path).success).toBe(false);
  });
});
