import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlankBody, textOf } from './html-text.ts';
import { anyText } from '../testing/any-text.ts';

describe('the text of a body', () => {
  test.each([
    ['<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['<p>One\n  and   the same</p>', 'One and the same'],
    ['un<b>believ</b>able', 'unbelievable'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<tr><td>a</td><td>b</td></tr>', 'a\nb'],
    ['<h2>Head</h2>text', 'Head\ntext'],
    ['a &amp; b&nbsp;&#8217;c', 'a & b ’c'],
    ['&lt;script&gt;', '<script>'],
    ['<a href="https://example.org/">here</a>, there', 'here, there'],
    ['<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>', '漢(kan)'],
    ['', ''],
    ['<p> </p>&nbsp;<br>', ''],
  ])('%s', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  test.each([
    ['a<script>alert("</p>")</script>b', 'ab'],
    ['a<SCRIPT>if (a<b) "</scriptx>"</SCRIPT >b', 'ab'],
    ['a<style>p > a { }</style>b', 'ab'],
    ['a<svg><title>x</title><svg>y</svg></svg>b', 'a\nb'],
    ['a<template><p>x</p></template>b', 'a\nb'],
    ['a<svg/>b', 'a\nb'],
    ['a<script>never closed', 'a'],
  ])('has nothing of what is no prose: %s', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  test.each([
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['a<!-- <p>b</p> -->c', 'ac'],
    ['a<!-->b', 'ab'],
    ['a<!doctype html>b', 'ab'],
    ['a</>b', 'ab'],
    ['<img alt="a > b">c', 'c'],
    ["<img alt='\"> no'>c", 'c'],
    ['a<p title="never closed', 'a'],
    ['a<', 'a<'],
    ['<<p>a', '<\na'],
  ])('reads odd markup as a browser would: %s', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  test('can leave out elements with all that is in them', () => {
    const html = '<figure><figure>x</figure><figcaption>y</figcaption></figure><p>z</p>';
    expect(textOf(html, { without: ['figure'] })).toBe('z');
  });

  test('is well-formed lines without empty ones, whatever the body', () => {
    fc.assert(
      fc.property(anyText, (html) => {
        const text = textOf(html);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\n\n|[^\S\n]\n|\n[^\S\n]| {2}/);
      }),
    );
  });

  test('is what was escaped into it', () => {
    const prose = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(fc.array(prose.filter((text) => text !== '')), (paragraphs) => {
        const html = paragraphs.map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
        expect(textOf(html.join('\n'))).toBe(paragraphs.join('\n'));
      }),
    );
  });

  test.each([
    '<',
    '<a',
    '</',
    '<!',
    '<!--',
    '<script>',
    '</script',
    '<svg>',
    '<p "',
    '&',
    '&#1',
    '<b>',
    '<script></script',
    '<figure>',
    ' \n',
  ])('comes at once from two million characters of %j', (piece) => {
    const html = piece.repeat(Math.ceil(2_000_000 / piece.length));
    const before = performance.now();
    textOf(html, { without: ['figure'] });
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe('a body is blank', () => {
  test.each(['', ' ', '<p></p>', '<p>&nbsp;</p>', '<p><br></p>', '<!-- note -->', '<script>x</script>'])(
    '%j',
    (html) => {
      expect(isBlankBody(html)).toBe(true);
    },
  );

  test.each(['a', '<p>a</p>', '<figure><img src="/a.jpg" alt=""></figure>', '<VIDEO src="/a.mp4"></VIDEO>'])(
    'but not with something to read, see or hear: %s',
    (html) => {
      expect(isBlankBody(html)).toBe(false);
    },
  );
});
