import { describe, expect, test } from 'vitest';
import { embedAddresses, replaceScripts } from './embeds.ts';

const embedded = '<iframe src="https://v.example/a?b=c"></iframe>';

describe('an address', () => {
  test.each([
    ['alone in the text', 'https://v.example/a?b=c'],
    ['alone on a line', 'Look:\n  https://v.example/a?b=c \nand listen'],
    ['alone in a paragraph', '<p>https://v.example/a?b=c</p>'],
    ['alone in the box of an embed', '<div>\nhttps://v.example/a?b=c\n</div>'],
    ['alone after a headline', '<h2>Film</h2>https://v.example/a?b=c\n\nmore'],
  ])('%s is an embedded page', (_, html) => {
    expect(embedAddresses(html)).toContain(embedded);
  });

  test.each([
    ['in a sentence', 'See https://v.example/a for more'],
    ['in a link', '<a href="https://v.example/a">https://v.example/a</a>'],
    ['beside emphasis', '<em>See</em> https://v.example/a'],
    ['in preformatted text', '<pre>\nhttps://v.example/a\n</pre>'],
    ['of no web page', 'ftp://v.example/a'],
  ])('%s is text', (_, html) => {
    expect(embedAddresses(html)).toBe(html);
  });
});

describe('scripts', () => {
  test.each([
    ['written in the text are gone', 'one <script>alert("</b>")</script>two', 'one two'],
    [
      'that write a page are that page',
      '<script src="https://gist.github.com/ilse/1a2b.js"></script>',
      '<iframe src="https://gist.github.com/ilse/1a2b"></iframe>',
    ],
    [
      'that load a page are that page',
      "<script type='x' src='//poll.example/12'></script>",
      '<iframe src="//poll.example/12"></iframe>',
    ],
    [
      'that only dress up what is there are gone',
      '<blockquote>one</blockquote><script async src="//platform.example/widgets.js"></script>',
      '<blockquote>one</blockquote>',
    ],
    ['that count readers are gone', '<script src="https://www.googletagmanager.com/gtag/js?id=1"></script>', ''],
    ['leave what was to be shown without them', '<noscript><img src="/a.png"></noscript>', '<img src="/a.png">'],
    ['cannot break out of the attribute', `<script src='/x"><b>'></script>`, ''],
  ])('%s', (_, html, clean) => {
    expect(replaceScripts(html)).toBe(clean);
  });
});
