import { expect, test } from 'vitest';
import { decodeEntities } from './html-entities.ts';

test.each([
  ['Fish &amp; chips', 'Fish & chips'],
  ['&lt;p&gt; &quot;&apos;', '<p> "\''],
  ['&nbsp;&yuml;&Agrave;&eacute;&szlig;', '\u00A0ÿÀéß'],
  ['&ldquo;wait&hellip;&rdquo; &mdash; &euro;5', '“wait…” — €5'],
  ['&#8217;&#x2019;&#X2019;', '’’’'],
  ['&#0000039;', "'"],
  ['&#128512;', '😀'],
  ['&#146;&#151;', '’—'],
  ['&#9;&#10;', '\t\n'],
])('decodes %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});

test.each(['&#0;', '&#8;', '&#xD800;', '&#xDFFF;', '&#1114112;', '&#xFFFFFFFF;', '&#127;'])(
  '%s is no character, and shows as the replacement character',
  (text) => {
    expect(decodeEntities(text)).toBe('\uFFFD');
  },
);

test.each(['&', '&;', '&#;', '&#x;', '&amp', '&unknown;', '&AMPERSAND;', 'a & b', '&constructor;', '&__proto__;'])(
  'leaves %s as it stands',
  (text) => {
    expect(decodeEntities(text)).toBe(text);
  },
);

test('decodes once: what was escaped twice stays escaped', () => {
  expect(decodeEntities('&amp;lt;')).toBe('&lt;');
});
