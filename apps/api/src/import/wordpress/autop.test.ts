import { describe, expect, test } from 'vitest';
import { autop } from './autop.ts';

describe('paragraphs of the classic editor', () => {
  test.each([
    ['a blank line parts paragraphs', 'one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    [
      'also with white space in it, and more than once',
      'one\n \t\n\n\ntwo\r\n\r\nthree',
      '<p>one</p>\n<p>two</p>\n<p>three</p>',
    ],
    ['two breaks written as tags do the same', 'one<br>\n<br/>two', '<p>one</p>\n<p>two</p>'],
    ['a single line end is a break', 'one\ntwo\nthree', '<p>one<br />\ntwo<br />\nthree</p>'],
    ['a break that is written stays one', 'one<br>\ntwo<br />three', '<p>one<br />\ntwo<br />\nthree</p>'],
    ['a line keeps its indent', '<code>if\n\tthen</code>', '<p><code>if<br />\n\tthen</code></p>'],
    ['line ends at the edges are nothing', '\n\none\n', '<p>one</p>'],
    [
      'inline markup belongs to its paragraph',
      '<em>one</em> <a\nhref="/x">two</a>\n\n<b>three</b>',
      '<p><em>one</em> <a\nhref="/x">two</a></p>\n<p><b>three</b></p>',
    ],
    ['a picture alone is a paragraph', '<img src="a.png">', '<p><img src="a.png"></p>'],
    ['comments are left out', 'one\n\n<!--more-->\n\ntwo<!-- note -->', '<p>one</p>\n<p>two</p>'],
    ['nothing is nothing', ' \n\n ', ''],
  ])('%s', (_, text, html) => {
    expect(autop(text)).toBe(html);
  });
});

describe('blocks', () => {
  test.each([
    ['get no paragraph round them', 'one\n<h2>two</h2>\nthree', '<p>one</p>\n<h2>two</h2>\n<p>three</p>'],
    [
      'keep the paragraphs they have',
      '<p>one</p>\n\n<p class="x">two\nthree</p>',
      '<p>one</p>\n<p class="x">two<br />\nthree</p>',
    ],
    ['a paragraph with a blank line is two', '<p>one\n\ntwo</p>', '<p>one</p>\n<p>two</p>'],
    [
      'a list keeps its items together',
      'one\n<ul>\n  <li>two</li>\n\n  <li>three\nfour</li>\n</ul>\nfive',
      '<p>one</p>\n<ul><li>two</li>\n<li>three<br />\nfour</li>\n</ul>\n<p>five</p>',
    ],
    [
      'a list item with blank lines has paragraphs',
      '<ul><li>one\n\ntwo</li></ul>',
      '<ul><li><p>one</p>\n<p>two</p>\n</li>\n</ul>',
    ],
    [
      'a quotation has paragraphs',
      '<blockquote>one\n\ntwo</blockquote>',
      '<blockquote><p>one</p>\n<p>two</p>\n</blockquote>',
    ],
    [
      'a box has them where it needs them',
      '<div>one</div><div>\ntwo\n\nthree\n</div>',
      '<div>one</div>\n<div><p>two</p>\n<p>three</p>\n</div>',
    ],
    [
      'a table is left alone',
      '<table>\n<tr>\n<td>one\ntwo</td>\n</tr>\n</table>',
      '<table><tr><td>one<br />\ntwo</td>\n</tr>\n</table>',
    ],
    [
      'a figure too',
      '<figure>\n<img src="a.png">\n<figcaption>one</figcaption>\n</figure>',
      '<figure><img src="a.png"><figcaption>one</figcaption>\n</figure>',
    ],
    ['a rule parts paragraphs', 'one\n<hr />\ntwo', '<p>one</p>\n<hr /><p>two</p>'],
    [
      'preformatted text is not touched',
      '<pre>\none\n\n  <b>two</b>\n</pre>\nthree',
      '<pre>\none\n\n  <b>two</b>\n</pre>\n<p>three</p>',
    ],
    [
      'nor is a script',
      'one <script>\n\nalert("<p>")\n\n</script> two',
      '<p>one <script>\n\nalert("<p>")\n\n</script> two</p>',
    ],
    ['a link round a box is no paragraph', '<a href="/x"><div>one</div></a>', '<a href="/x"><div>one</div>\n</a>'],
    ['a headline keeps its lines', '<h2>one\ntwo</h2>', '<h2>one<br />\ntwo</h2>'],
  ])('%s', (_, text, html) => {
    expect(autop(text)).toBe(html);
  });
});

test.each([
  ['spaces', ' '.repeat(300_000)],
  ['tags in one paragraph', '<b>x</b> '.repeat(60_000)],
  ['breaks', 'x<br>'.repeat(60_000)],
  ['comments that never end', '<!--'.repeat(100_000)],
  ['tags that never end', '<a href="'.repeat(60_000)],
  ['blocks that never end', '<div>'.repeat(60_000)],
  ['brackets', '<'.repeat(300_000)],
])('is written in time that grows with the text: %s', (_, text) => {
  const start = performance.now();
  autop(`one ${text}`);
  expect(performance.now() - start).toBeLessThan(2000);
});
