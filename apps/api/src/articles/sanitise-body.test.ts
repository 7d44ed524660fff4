import { bodyAllowList } from '@broadsheet/domain';
import fc from 'fast-check';
import { defaultTreeAdapter, html as names, parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { isElement, parseBody } from './body/body-tree.ts';
import type { BodyParent } from './body/body-tree.ts';
import { sanitiseBody } from './sanitise-body.ts';

const elements: Record<string, readonly string[]> = bodyAllowList.elements;

function asBrowsersReadIt(markup: string): string {
  return serialize(parseFragment(defaultTreeAdapter.createElement('body', names.NS.HTML, []), markup, {}));
}

function elementsIn(body: string): { name: string; attributes: string[] }[] {
  const below = (parent: BodyParent): { name: string; attributes: string[] }[] =>
    parent.childNodes
      .filter(isElement)
      .flatMap((child) => [{ name: child.tagName, attributes: child.attrs.map(({ name }) => name) }, ...below(child)]);
  return below(parseBody(body));
}

const flow = fc.constantFrom(
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<center align=right>',
  '<span lang=en>',
  '</span>',
  '<b>',
  '</b>',
  '<i id=x>',
  '</i>',
  '<em>',
  '<a href=/x>',
  '<a href="#x" name=x>',
  '</a>',
  '<ul>',
  '</ul>',
  '<li id=y>',
  '</li>',
  '<ol start=3>',
  '<dl>',
  '<dt>',
  '<dd>',
  '</dl>',
  '<h1>',
  '</h1>',
  '<h2 id=user-x>',
  '<pre>',
  '\n',
  '</pre>',
  '<blockquote>',
  '</blockquote>',
  '<p dir=rtl style="text-align:center">',
  '<figure>',
  '<figcaption>',
  '</figure>',
  '<img src=a.png alt="<x">',
  '<img src=//b/c srcset="d 2x,e">',
  '<br>',
  '<hr>',
  '<details>',
  '<summary>',
  '</details>',
  '<ruby>',
  '<rt>',
  '<rp>',
  '<video src=v>',
  '<source src=s>',
  '<track>',
  '</video>',
  '<button>',
  '</button>',
  '<form>',
  '</form>',
  '<marquee>',
  '<font color=red>',
  '<tt>',
  '<menu>',
  '<dir>',
  '<address>',
  '<section>',
);
const table = fc.constantFrom(
  '<table>',
  '<caption>',
  '<tr>',
  '<td>',
  '<th>',
  '</td>',
  '</table>',
  '<col>',
  '<tbody>',
  '<tfoot>',
);
const words = fc.constantFrom(
  'word',
  ' ',
  '문장',
  '&lt;',
  '&amp;lt;',
  '&nbsp;',
  '&#0;',
  '&#x1;',
  '&#13;',
  '"',
  "'",
  '>',
  '<',
  '/',
  '\u0000',
  '\u000c',
  '\ud800',
  ' onerror=alert(1) ',
  'javascript:',
  '<img src=x onerror=alert(1)>',
  '<a title="</noscript><img src=x onerror=alert(1)>">',
);
// Each of these can swallow all that follows, so they are rare.
const swallowing = fc.constantFrom(
  '<iframe src=https://e.example/f>',
  '</iframe>',
  '<object>',
  '<embed src="https://e.example">',
  '</object>',
  '<svg>',
  '<style>',
  '</style>',
  '</svg>',
  '<math>',
  '<mtext>',
  '<mglyph>',
  '<annotation-xml encoding="text/html">',
  '<foreignObject>',
  '<desc>',
  '</math>',
  '<noscript>',
  '</noscript>',
  '<template>',
  '</template>',
  '<title>',
  '</title>',
  '<textarea>',
  '</textarea>',
  '<xmp>',
  '</xmp>',
  '<script>',
  '</script>',
  '<select>',
  '<option>',
  '</select>',
  '<!--',
  '-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<plaintext>',
);
const piece = fc.oneof(
  { weight: 12, arbitrary: flow },
  { weight: 3, arbitrary: table },
  { weight: 4, arbitrary: words },
  { weight: 1, arbitrary: swallowing },
);
const tagSoup = fc.array(piece, { maxLength: 40, size: 'max' }).map((all) => all.join(''));

describe('any markup at all', () => {
  test('is settled after one round: sanitising again changes nothing', () => {
    fc.assert(
      fc.property(tagSoup, (soup) => {
        const once = sanitiseBody(soup);
        expect(sanitiseBody(once)).toBe(once);
      }),
    );
  });

  test('reads in a browser as it was written', () => {
    fc.assert(
      fc.property(tagSoup, (soup) => {
        const once = sanitiseBody(soup);
        expect(asBrowsersReadIt(once)).toBe(once);
      }),
    );
  });

  test('holds no element and no attribute outside the allow-list', () => {
    fc.assert(
      fc.property(tagSoup, (soup) => {
        for (const { name, attributes } of elementsIn(sanitiseBody(soup))) {
          const allowed: readonly string[] = [
            ...(elements[name] ?? ['no such element']),
            ...(name in bodyAllowList.classes ? ['class'] : []),
          ];
          expect(allowed).toEqual(expect.arrayContaining(attributes));
        }
      }),
    );
  });

  test.each([
    ['boxes that are never closed', '<div>'.repeat(100_000) + 'end'],
    ['boxes that are closed', `${'<div>'.repeat(100_000)}end${'</div>'.repeat(100_000)}`],
    ['links within links', `${'<a href=/x>'.repeat(100_000)}end`],
    ['bold that goes on through every paragraph', `${'<b>'.repeat(150)}${'<p>a'.repeat(5_000)}end`],
    [
      'bold in a hundred ways, each opened again in every paragraph',
      `${Array.from({ length: 150 }, (_, i) => `<p><b title=${i}>`).join('')}${'<p>a'.repeat(20_000)}end`,
    ],
    ['brackets that open nothing', `${'<'.repeat(200_000)} end`],
    ['content in front of a table', `<table>${'<hr>'.repeat(50_000)}end`],
  ])(
    'is read in seconds at most, and keeps its words: %s',
    (_, markup) => {
      expect(sanitiseBody(markup)).toContain('end');
    },
    10_000,
  );
});

describe('nothing executable', () => {
  test.each([
    ['a script', '<p>before</p><script>alert(1)</script><p>after</p>', '<p>before</p><p>after</p>'],
    ['a handler', '<p onclick="alert(1)" ONMOUSEOVER=alert(1)>text</p>', '<p>text</p>'],
    [
      'a broken picture with a handler',
      '<img src=x onerror=alert(1)>',
      '<p><img alt="" loading="lazy" decoding="async" src="x"></p>',
    ],
    ['a script address', '<a href="javascript:alert(1)">text</a>', '<p>text</p>'],
    ['a script address with a line break in it', '<a href="java\nscript:alert(1)">text</a>', '<p>text</p>'],
    ['a script address behind a control character', '<a href="\u0001javascript:alert(1)">text</a>', '<p>text</p>'],
    ['a script address in entities', '<a href="&#106;avascript&colon;alert(1)">text</a>', '<p>text</p>'],
    ['a script address with a NUL', '<a href="java\u0000script:alert(1)">text</a>', '<p>text</p>'],
    [
      'a data address',
      '<img src="data:image/svg+xml,<svg onload=alert(1)>"><a href="data:text/html,x">text</a>',
      '<p>text</p>',
    ],
    ['a style', '<style>p{color:red}</style><p style="background:url(javascript:alert(1))">text</p>', '<p>text</p>'],
    ['a drawing', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg><p>text</p>', '<p>text</p>'],
    ['a style in a drawing', '<svg><style><!--</style><img src=x onerror=alert(1)>--></style></svg>', ''],
    [
      'a formula that hides a table',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '',
    ],
    [
      'an attribute that closes noscript',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '<p><img alt="" loading="lazy" decoding="async" src="x">"&gt;</p>',
    ],
    ['a template', '<template><img src=x onerror=alert(1)></template><p>text</p>', '<p>text</p>'],
    [
      'a title and a text area',
      '<title><b>x</title><textarea></textarea><img src=x onerror=alert(1)></textarea>',
      '<p><img alt="" loading="lazy" decoding="async" src="x"></p>',
    ],
    [
      'a comment that a browser ends sooner',
      '<!--><img src=x onerror=alert(1)>-->',
      '<p><img alt="" loading="lazy" decoding="async" src="x">--&gt;</p>',
    ],
    ['a CDATA section', '<![CDATA[<img src=x onerror=alert(1)>]]>', '<p>]]&gt;</p>'],
    [
      'a form',
      '<form action=/steal><input name=password><button formaction=javascript:alert(1)>text</button></form>',
      '<p>text</p>',
    ],
    [
      'a new base',
      '<base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x><p>text</p>',
      '<p>text</p>',
    ],
  ])('%s does no harm', (_, markup, clean) => {
    expect(sanitiseBody(markup)).toBe(clean);
  });

  test('NUL and other controls vanish, also as references', () => {
    expect(sanitiseBody('<p>a\u0000b\u0001c&#1;d\u009Fe\uFFFEf\ud800</p>')).toBe('<p>abcdef\uFFFD</p>');
  });
});

describe('structure', () => {
  test.each([
    ['words alone make a paragraph', 'hello <b>you</b>', '<p>hello <b>you</b></p>'],
    ['a headline in the text is of the second rank', '<h1>Title</h1>', '<h2>Title</h2>'],
    [
      'boxes become paragraphs',
      '<div>one</div><div>two<p>three</p>four</div>',
      '<p>one</p>\n<p>two</p><p>three</p><p>four</p>',
    ],
    [
      'a box that is all of a list item adds nothing',
      '<ul><li><div><div>one</div></div></li></ul>',
      '<ul><li>one</li></ul>',
    ],
    [
      'legacy elements get their successors',
      '<tt>a</tt><strike>b</strike><acronym title=C>c</acronym><big>d</big><font color=red>e</font>',
      '<p><code>a</code><s>b</s><abbr title="C">c</abbr>de</p>',
    ],
    ['tags that were left open are closed', '<p>one <em>two<p>three', '<p>one <em>two</em></p><p><em>three</em></p>'],
    [
      'a list in a list belongs to the item before',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    ['items without a list get one', '<li>a</li> <li>b</li>', '<ul><li>a</li> <li>b</li></ul>'],
    ['terms without a list get one', '<dt>a</dt><dd>b</dd>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    [
      'a table keeps its cells',
      '<table border=1><tr><th scope=col colspan=2>a<td>b</table>',
      '<table><tbody><tr><th scope="col" colspan="2">a</th><td>b</td></tr></tbody></table>',
    ],
    ['what says nothing goes', '<p>&nbsp;</p><p></p><h3> </h3><ul></ul><a href="/x"></a><p>text</p>', '<p>text</p>'],
    [
      'breaks at the edges go',
      '<p><br>one<br>two<br></p>\n\n\n<h2>three<br></h2>',
      '<p>one<br>two</p>\n<h2>three</h2>',
    ],
    [
      'a gallery is its pictures',
      '<figure><ul><li><figure><img src="/a.png" alt="A"></figure></li><li><figure><img src="/b.png" alt="B"></figure></li></ul><figcaption>Both</figcaption></figure>',
      '<figure><img alt="A" loading="lazy" decoding="async" src="/a.png"></figure><figure><img alt="B" loading="lazy" decoding="async" src="/b.png"></figure><p>Both</p>',
    ],
    [
      'a quotation names where it is from, if that is an address',
      '<blockquote cite="a friend"><p>a</p></blockquote>',
      '<blockquote><p>a</p></blockquote>',
    ],
    ['a caption without a figure is a paragraph', '<figcaption>text</figcaption>', '<p>text</p>'],
    ['a pre keeps its lines', '<pre>\na\n  b</pre>', '<pre>a\n  b</pre>'],
    ['a film without a source goes', '<video><track src=t.vtt></video><p>text</p>', '<p>text</p>'],
  ])('%s', (_, markup, clean) => {
    expect(sanitiseBody(markup)).toBe(clean);
  });

  test('alignment survives as a class, from a class, an attribute or a style', () => {
    expect(sanitiseBody('<p class="has-text-align-right evil">a</p>')).toBe('<p class="has-text-align-right">a</p>');
    expect(sanitiseBody('<p align=center>a</p>')).toBe('<p class="has-text-align-center">a</p>');
    expect(sanitiseBody('<p style="color:red;text-align: right">a</p>')).toBe('<p class="has-text-align-right">a</p>');
    expect(sanitiseBody('<center>a</center>')).toBe('<p class="has-text-align-center">a</p>');
    expect(sanitiseBody('<figure class="alignleft size-large"><img src="/a.png" alt="A"></figure>')).toBe(
      '<figure class="alignleft"><img alt="A" loading="lazy" decoding="async" src="/a.png"></figure>',
    );
  });

  test('the direction and the anchor of a box go to what was in it', () => {
    expect(sanitiseBody('<div dir=rtl id=n><p>a</p>b</div>')).toBe('<p dir="rtl" id="user-n">a</p><p dir="rtl">b</p>');
  });
});

describe('links, pictures and players', () => {
  test('an id gets a prefix, and the links to it follow', () => {
    expect(
      sanitiseBody('<p>a<sup id="r1"><a href="#f1">1</a></sup></p><ol><li id="f1">b <a href="#r1">up</a></li></ol>'),
    ).toBe(
      '<p>a<sup id="user-r1"><a href="#user-f1">1</a></sup></p><ol><li id="user-f1">b <a href="#user-r1">up</a></li></ol>',
    );
  });

  test('a link to an id that the body does not have stays: it may be of the page', () => {
    expect(sanitiseBody('<p><a href="#comments">below</a></p>')).toBe('<p><a href="#comments">below</a></p>');
  });

  test('an id stands once, and is one word', () => {
    expect(sanitiseBody('<p id=a>1</p><p id=user-a>2</p><p id="b c">3</p>')).toBe(
      '<p id="user-a">1</p><p>2</p><p>3</p>',
    );
  });

  test('an old anchor with a name is an id', () => {
    expect(sanitiseBody('<p><a name="top">x</a></p>')).toBe('<p><a id="user-top">x</a></p>');
  });

  test('a link opens where it stands, and says of its target what is known', () => {
    expect(sanitiseBody('<p><a href="https://x.example/" target="_blank" rel="nofollow me">x</a></p>')).toBe(
      '<p><a href="https://x.example/" rel="nofollow noopener">x</a></p>',
    );
  });

  test('an address without a scheme leads by https', () => {
    expect(sanitiseBody('<p><a href="//x.example/a">x</a><a href="/\\x.example/b">y</a></p>')).toBe(
      '<p><a href="https://x.example/a">x</a><a href="https://x.example/b">y</a></p>',
    );
  });

  test('a link in any script is left as it was written', () => {
    expect(sanitiseBody('<p><a href="https://uk.example/wiki/Київ?a=1&amp;b=2">x</a></p>')).toBe(
      '<p><a href="https://uk.example/wiki/Київ?a=1&amp;b=2">x</a></p>',
    );
  });

  test('relative addresses are resolved where the body comes from elsewhere', () => {
    const baseUrl = 'https://old.example/2013/post/';
    expect(
      sanitiseBody('<p id="n"><a href="../other/?a#b">x</a><a href="https://old.example/2013/post/#n">y</a></p>', {
        baseUrl,
      }),
    ).toBe('<p id="user-n"><a href="https://old.example/2013/other/?a#b">x</a><a href="#user-n">y</a></p>');
    expect(sanitiseBody('<img src="a.png" alt="">', { baseUrl })).toContain(
      'src="https://old.example/2013/post/a.png"',
    );
  });

  test('each candidate of a srcset is judged by itself', () => {
    expect(
      sanitiseBody(
        '<img src="/a.png" alt="" srcset="/a.png 1x, javascript:alert(1) 2x,//b.example/c.png 300w, d 5q" sizes="(max-width: 9em) 100vw, 9em">',
      ),
    ).toContain('srcset="/a.png 1x, https://b.example/c.png 300w" sizes="(max-width: 9em) 100vw, 9em"');
  });

  test('a picture loads lazily, has an alternative text, and keeps its measures in pixels', () => {
    expect(sanitiseBody('<img src="/a.png" width="300px" height="50%" style="width:9px">')).toBe(
      '<p><img alt="" loading="lazy" decoding="async" src="/a.png" width="300"></p>',
    );
  });

  test('a picture of one pixel, which counts readers, goes', () => {
    expect(
      sanitiseBody(
        '<img src="https://x.example/a" width="1" height="1"><img src="https://x.example/b" width=0 height=0>',
      ),
    ).toBe('');
  });

  test('a player has controls and does not start by itself', () => {
    expect(
      sanitiseBody('<video src="https://x.example/a.mp4" autoplay loop preload="auto"><p>old browser</p></video>'),
    ).toBe('<p><video controls="" preload="metadata" src="https://x.example/a.mp4"></video></p>');
  });

  test.each([
    [
      '<iframe src="https://www.youtube.com/embed/abcdefg1234?rel=0"></iframe>',
      'https://www.youtube.com/watch?v=abcdefg1234',
      'youtube.com/watch?v=abcdefg1234',
    ],
    [
      '<iframe src="//player.vimeo.com/video/123" title="Harbour at dawn"></iframe>',
      'https://vimeo.com/123',
      'Harbour at dawn',
    ],
    [
      '<object><param name="movie" value="https://v.example/x"><embed src="https://v.example/e"></object>',
      'https://v.example/x',
      'v.example/x',
    ],
    ['<embed src="https://v.example/e">', 'https://v.example/e', 'v.example/e'],
  ])('what was embedded becomes a link: %s', (markup, address, words) => {
    expect(sanitiseBody(markup)).toBe(`<p><a href="${address}">${words}</a></p>`);
  });

  test('an embedded script address leaves nothing', () => {
    expect(
      sanitiseBody('<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>'),
    ).toBe('');
  });
});
