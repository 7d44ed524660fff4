import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { expect, describe, test } from 'vitest';
import { sanitiseBody } from '../sanitise-body.ts';
import { toBodyMarkdown, toTextMarkdown } from './body-markdown.ts';

const url = 'https://news.example/articles/ferries';

function convert(html: string): string {
  return toBodyMarkdown(sanitiseBody(html), url);
}

describe('a body as Markdown', () => {
  test.each([
    ['headings', '<h2>Ferries</h2><h3>Boats</h3>', '## Ferries\n\n### Boats\n'],
    ['emphasis', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d`e</code></p>', '_a_ **b** ~~c~~ ``d`e``\n'],
    ['lists', '<ul><li>a<ol start="3"><li>b</li></ol></li></ul>', '- a\n\n  3. b\n'],
    ['quotes', '<blockquote><p>Lentil.</p></blockquote>', '> Lentil.\n'],
    ['code', '<pre><code>if (a &lt; b) {\n```\n}</code></pre>', '````\nif (a < b) {\n```\n}\n````\n'],
    ['a link on the site', '<p><a href="/about">About</a></p>', '[About](https://news.example/about)\n'],
    ['a mail', '<p><a href="mailto:a@b.example">write</a></p>', '[write](mailto:a@b.example)\n'],
    ['a telephone', '<p><a href="tel:+123">call</a></p>', 'call\n'],
    [
      'a figure',
      '<figure><img src="/a.jpg" alt="A boat"><figcaption>The boat</figcaption></figure>',
      '![A boat](https://news.example/a.jpg)\n\nThe boat\n',
    ],
    [
      'a table',
      '<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      '| a | b\\|c |\n| - | - |\n| 1 | 2 |\n',
    ],
    ['right to left', '<p dir="rtl" lang="ar">سفينة</p>', 'سفينة\n'],
    [
      'a footnote',
      '<p>So<sup id="back"><a href="#note">1</a></sup>.</p><p id="note">Note.</p>',
      'So[1](https://news.example/articles/ferries#user-note).\n\nNote.\n',
    ],
  ])('keeps %s', (_, html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });

  test('holds no markup that was text before', () => {
    const text = '<script>alert(1)</script> &lt;b&gt; # no heading * no list [no](link) ![x](y) | no | cell\n--- > no';
    const written = toTextMarkdown(text);
    expect(written).not.toMatch(/(?<!\\)<[a-z/!]/i);
    expect(written).toContain('\\[no]\\(link)');
  });

  test('cannot be ended by what is in it', () => {
    expect(convert('<p>---</p><p>title: x</p><p># y</p>')).toBe('\\---\n\ntitle: x\n\n\\# y\n');
    expect(convert('<p>&lt;img src=x onerror=alert(1)&gt;</p>')).toBe('\\<img src=x onerror=alert(1)>\n');
  });

  test('holds no HTML, whatever stood in it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('<b>', '</p>', '<td colspan=9>', '<!--', '-->', '<a href="javascript:x">', '&lt;i&gt;', '\n\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const markdown = convert(`<p>${pieces.join('')}`);
        // A backslash, a code span or a fence before it makes a letter of a bracket; nothing else may open an element.
        const bare = markdown.replace(/\\[\s\S]|`+[\s\S]*?`+/g, '');
        const tree = fromHtml(bare, { fragment: true });
        expect(tree.children.filter(({ type }) => type === 'element' || type === 'comment')).toEqual([]);
        expect(markdown).not.toMatch(/\]\((?!https?:|mailto:|<https?:|<mailto:|\\?\))/);
      }),
      { numRuns: 300 },
    );
  });

  test('is no larger for a cell that claims to span the world', () => {
    const cells = '<td colspan="1000" rowspan="1000">x</td>'.repeat(50);
    expect(convert(`<table>${`<tr>${cells}</tr>`.repeat(50)}</table>`).length).toBeLessThan(50_000);
  });

  test('is not much larger for quotes in quotes in quotes', () => {
    const body = `${'<blockquote>'.repeat(150)}<p>${'x<br>'.repeat(1000)}</p>${'</blockquote>'.repeat(150)}`;
    expect(convert(body).length).toBeLessThan(30_000);
  });

  test('is its words alone where it is as long as a book', () => {
    const markdown = convert('<p>To <em>be</em> * or not.</p>'.repeat(10_000));
    expect(markdown.split('\n\n').slice(0, 2)).toEqual(['To be \\* or not.', 'To be \\* or not.']);
  });
});
