import { expect, test } from 'vitest';
import { toUnicodeHost } from './punycode.ts';

test.each([
  ['xn--bcher-kva.example', 'bücher.example'],
  ['xn--80a1acn3a.xn--j1amh', 'пошта.укр'],
  ['XN--WGV71A119E.jp', '日本語.jp'],
  ['xn--n3h.net', '☃.net'],
  ['plain.example', 'plain.example'],
])('%s is %s', (encoded, host) => {
  expect(toUnicodeHost(encoded)).toBe(host);
});

test.each(['xn--', 'xn--0', 'xn--99999999', 'xn--a-\u00E9', `xn--${'a'.repeat(100)}`])(
  '%s stands for nothing',
  (host) => {
    expect(toUnicodeHost(host)).toBe(host);
  },
);
