import { describe, expect, test } from 'vitest';
import { opensWithInitial, toPageHtml } from './article-body.ts';

const sentence =
  'The agreement runs to eleven pages and took nine winters, and nobody in the hall called it a triumph. ';

describe('the body of an article on its page', () => {
  test('a table scrolls in a region that the keyboard reaches', () => {
    expect(toPageHtml('<p>a</p><table><tbody></tbody></table><p>b</p>')).toBe(
      '<p>a</p><div class="scroll" role="region" aria-label="Table" tabindex="0"><table><tbody></tbody></table></div>' +
        '<p>b</p>',
    );
  });

  test('a table in a table scrolls with it', () => {
    const inner = '<table><tr><td>b</td></tr></table>';
    expect(toPageHtml(`<table><tr><td>${inner}</td></tr></table>`).match(/class="scroll"/g)).toHaveLength(1);
  });

  test('long lines of code are reached by the keyboard', () => {
    expect(toPageHtml('<pre><code>a</code></pre>')).toBe('<pre tabindex="0"><code>a</code></pre>');
  });

  test('nothing in an attribute is taken for a tag', () => {
    const image = '<img alt="</table><table><script>alert(1)</script>" src="a.png">';
    expect(toPageHtml(`<p>${image}</p>`)).toBe(`<p>${image}</p>`);
  });

  test('a dollar sign in a text is a dollar sign', () => {
    expect(toPageHtml("<table><caption>$& $1 $'</caption></table>")).toContain("<caption>$& $1 $'</caption>");
  });

  test('a long first paragraph begins with an initial', () => {
    expect(opensWithInitial(`\n<p>${sentence.repeat(3)}</p>`)).toBe(true);
    expect(opensWithInitial(`<p>“${sentence.repeat(3)}”</p>`)).toBe(true);
  });

  test.each([
    ['a short paragraph', `<p>${sentence}</p>`],
    ['a picture', `<figure><img alt="" src="a.png"></figure><p>${sentence.repeat(3)}</p>`],
    ['a link', `<p><a href="/">${sentence.repeat(3)}</a></p>`],
    ['a number', `<p>41 days. ${sentence.repeat(3)}</p>`],
    ['a script without capital letters', `<p>${'وقعت ثلاثة مجالس '.repeat(20)}</p>`],
    ['nothing', ''],
  ])('%s does not', (_, body) => {
    expect(opensWithInitial(body)).toBe(false);
  });
});
