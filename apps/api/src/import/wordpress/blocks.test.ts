import { describe, expect, test } from 'vitest';
import { hasBlocks, renderBlocks } from './blocks.ts';

function render(content: string, meta: { key: string; value: string }[] = []): { html: string; notes: string[] } {
  const notes: string[] = [];
  const html = renderBlocks(content, { meta, note: (sentence) => notes.push(sentence) });
  return { html: html.replace(/\s*\n\s*/g, ''), notes };
}

test('a text of the block editor is known by its comments', () => {
  expect(hasBlocks('<!-- wp:paragraph -->\n<p>one</p>\n<!-- /wp:paragraph -->')).toBe(true);
  expect(hasBlocks('one\n\n<!--more-->\n\ntwo')).toBe(false);
});

describe('blocks', () => {
  test('leave their markup as it is, line ends and all', () => {
    const { html } = render(
      '<!-- wp:paragraph {"align":"center"} -->\n<p class="has-text-align-center">one<br>two</p>\n<!-- /wp:paragraph -->',
    );
    expect(html).toBe('<p class="has-text-align-center">one<br>two</p>');
    expect(
      renderBlocks('<!-- wp:code --><pre>a\n\nb</pre><!-- /wp:code -->', { meta: [], note: () => undefined }),
    ).toContain('<pre>a\n\nb</pre>');
  });

  test('that show another page and are never closed swallow nothing, however many they are', () => {
    const open = '<!-- wp:embed {"url":"https://a.example/1"} -->';
    expect(render(`${open}<!-- wp:paragraph --><p>one</p><!-- /wp:paragraph -->`).html).toBe(
      '<p><iframe src="https://a.example/1"></iframe></p><p>one</p>',
    );
    const before = performance.now();
    render(open.repeat(20_000));
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test('nest', () => {
    expect(
      render(
        '<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:core/paragraph --><p>one</p><!-- /wp:core/paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->',
      ).html,
    ).toBe('<div><div><p>one</p></div></div>');
  });

  test.each([
    ['between blocks', '<!-- wp:paragraph --><p>one</p><!-- /wp:paragraph -->\n\ntwo\n\nthree'],
    [
      'in a block of its own',
      '<!-- wp:paragraph --><p>one</p><!-- /wp:paragraph --><!-- wp:freeform -->two\n\nthree<!-- /wp:freeform -->',
    ],
  ])('a classic part gets its paragraphs: %s', (_, content) => {
    expect(render(content).html).toBe('<p>one</p><p>two</p><p>three</p>');
  });

  test('that only part pages leave nothing behind', () => {
    const more = '<!-- wp:more --><!--more--><!-- /wp:more -->';
    expect(render(`<!-- wp:paragraph --><p>one</p><!-- /wp:paragraph -->${more}<!-- wp:spacer /-->`)).toEqual({
      html: '<p>one</p><!--more-->',
      notes: [],
    });
  });

  test.each([
    ['wp:embed {"url":"https://v.example/a?b=1\\u0026c=2","type":"video"}', '/wp:embed', ''],
    ['wp:core-embed/twitter {"url":"https://v.example/a?b=1\\u0026c=2"}', '/wp:core-embed/twitter', ''],
    ['wp:embed', '/wp:embed', 'https://v.example/a?b=1&c=2'],
  ])('an embedded page becomes one address: %s', (open, close, inside) => {
    const markup = `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${inside}\n</div><figcaption>The <em>quay</em></figcaption></figure>`;
    expect(
      render(`<!-- ${open} -->${markup}<!-- ${close} --><!-- wp:paragraph --><p>one</p><!-- /wp:paragraph -->`).html,
    ).toBe('<p><iframe src="https://v.example/a?b=1&amp;c=2"></iframe></p><p>The <em>quay</em></p><p>one</p>');
  });

  test('that showed what is not in the file are noted', () => {
    expect(render('<!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:block {"ref":7} /-->')).toEqual({
      html: '',
      notes: [
        'The block “latest-posts” was left out: what it showed is not in the file.',
        'The block “block” was left out: what it showed is not in the file.',
      ],
    });
  });

  test('a file is one link, not two', () => {
    const file =
      '<div class="wp-block-file"><a href="/a.pdf">Plan</a><a href="/a.pdf" class="wp-block-file__button" download>Download</a></div>';
    expect(render(`<!-- wp:file {"id":7} -->${file}<!-- /wp:file -->`).html).toBe(
      '<div class="wp-block-file"><a href="/a.pdf">Plan</a></div>',
    );
  });

  test('footnotes come from beside the text', () => {
    const value = JSON.stringify([{ id: 'n1', content: 'See <em>the log</em>.' }, { nonsense: true }]);
    const content =
      '<!-- wp:paragraph --><p>one<sup><a href="#n1" id="n1-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->';
    expect(render(content, [{ key: 'footnotes', value }]).html).toBe(
      '<p>one<sup><a href="#n1" id="n1-link">1</a></sup></p><ol><li id="n1">See <em>the log</em>. <a href="#n1-link">↩︎</a></li></ol>',
    );
    expect(render(content, [{ key: 'footnotes', value: 'not JSON' }]).html).toContain('one');
  });

  test('that are not closed lose nothing', () => {
    expect(
      render(
        '<!-- wp:group --><div><!-- wp:paragraph --><p>one</p></div><!-- wp:embed {"url":"https://v.example/"} --><p>two</p>',
      ).html,
    ).toContain('<p>one</p>');
    expect(render('<!-- wp:paragraph --><p>one</p><!-- /wp:quote --><p>two</p><!-- wp:x').html).toContain('<p>two</p>');
  });
});
