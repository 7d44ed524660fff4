import { paragraphs } from '@broadsheet/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCommentText } from './comment-text.ts';

describe('a comment as text', () => {
  test.each([
    ['keeps its lines and paragraphs', 'one\ntwo\r\n\r\n\r\nthree', 'one\ntwo\n\nthree'],
    [
      'reads entities and loses marks of emphasis',
      'a &amp; b &lt;c&gt; <em>d</em> <strong>e</strong>',
      'a & b <c> d e',
    ],
    ['parts paragraphs', '<p>one</p><p>two<br>three</p>', 'one\n\ntwo\nthree'],
    [
      'keeps where a link leads',
      'see <a href="https://x.example/a?b=1&amp;c=2" onclick="x()">this</a>.',
      'see this (https://x.example/a?b=1&c=2).',
    ],
    [
      'says an address once',
      '<a href="https://x.example/">https://x.example</a> and <a href="http://y.example">y.example</a>',
      'https://x.example and y.example',
    ],
    [
      'does not repeat an address that no browser should follow',
      '<a href="javascript:alert(1)">one</a> <a href="mailto:a@b.example">mail</a>',
      'one mail',
    ],
    [
      'says the address of a link without words',
      '<a href="https://x.example/a"><img src="b.png"></a>',
      'https://x.example/a',
    ],
    [
      'marks quotations',
      'He said\n<blockquote>one\n\ntwo</blockquote>\nReally?',
      'He said\n\n> one\n>\n> two\n\nReally?',
    ],
    [
      'marks quotations in quotations',
      '<blockquote><p>one</p><blockquote><p>two</p></blockquote></blockquote><p>three</p>',
      '> one\n>\n> > two\n\nthree',
    ],
    [
      'marks lists',
      'Take:<ul><li>bread</li><li>tea<ol><li>black</li><li>green</li></ol></li></ul>and go',
      'Take:\n- bread\n- tea\n\u2007\u20071. black\n\u2007\u20072. green\n\nand go',
    ],
    ['keeps code', 'try <code>a &lt; b</code><pre><code>x\n  y</code></pre>', 'try a < b\n\nx\n  y'],
    ['says what a picture showed', 'look <img src="a.png" alt="A boat">', 'look A boat'],
    ['leaves scripts out', 'one <script>alert(1)</script>two<!-- three --><style>p{}</style>', 'one two'],
    ['takes marks off that pile up on a letter', `Z${'\u0316'.repeat(400)}algo`, `Z${'\u0316'.repeat(15)}algo`],
    ['leaves out controls and marks that turn the text', 'a\u0000b\u202Ec\u0007', 'abc'],
    ['stays empty where it was', ' \n ', ''],
  ])('%s', (_, html, text) => {
    expect(toCommentText(html)).toBe(text);
  });

  test.each(['<img src="a.png">', '<script>alert(1)</script>', '<a href="javascript:x"></a>'])(
    'is the markup itself where that has no words: %s',
    (html) => {
      expect(toCommentText(html)).toBe(html);
    },
  );

  test('is always what the domain takes for text', () => {
    const soup = fc.array(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<a href="http://x.example">',
        '</a>',
        '<ul>',
        '<li>',
        '</ul>',
        '<blockquote>',
        '</blockquote>',
        '<pre>',
        '</pre>',
        '\n',
        '\n\n',
        ' ',
        'word',
        '&#0;',
        '&#8238;',
        '\u0000',
        '<',
        '>',
        '<br>',
        '\ud800',
        '&nbsp;',
      ),
      { maxLength: 30, size: 'max' },
    );
    fc.assert(
      fc.property(soup, (pieces) => {
        const text = toCommentText(pieces.join(''));
        expect(paragraphs(1_000_000).parse(text)).toBe(text);
      }),
    );
  });
});
