import { describe, expect, test } from 'vitest';
import { readWxr } from './read-wxr.ts';
import { wxrComment, wxrDocument, wxrItem } from './wxr-fixture.ts';
import { WxrSyntaxError } from './wxr-syntax-error.ts';
import type { WxrEvent, WxrItem } from './wxr.ts';
import { defaultLimits } from './xml-elements.ts';
import type { XmlLimits } from './xml-elements.ts';

function inPieces(document: string | Uint8Array, size = 2 ** 16): AsyncIterable<Uint8Array> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const count = Math.ceil(bytes.length / size);
  return streamOf(Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));
}

// Has to be asynchronous, as files are, and so yields what it is given by waiting for it.
async function* streamOf<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

async function readAll(document: string | Uint8Array, size?: number): Promise<WxrEvent[]> {
  return Array.fromAsync(readWxr(inPieces(document, size)));
}

async function readItem(document: string | Uint8Array, size?: number): Promise<WxrItem> {
  return itemIn(await readAll(document, size));
}

function itemIn(events: readonly WxrEvent[]): WxrItem {
  for (const event of events) if (event.type === 'item') return event.item;
  throw new Error('The document has no item.');
}

async function failure(document: string | Uint8Array, limits?: XmlLimits): Promise<WxrSyntaxError> {
  const reading = Array.fromAsync(readWxr(inPieces(document), limits));
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WxrSyntaxError)) throw new Error('The document was read.', { cause: error });
  return error;
}

describe('reading an export', () => {
  const channel = `
    <wp:author><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[margit]]></wp:author_login>
      <wp:author_email><![CDATA[margit@gazette.example]]></wp:author_email>
      <wp:author_display_name><![CDATA[Margit Holm & Co]]></wp:author_display_name></wp:author>
    <wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>coast</wp:category_nicename>
      <wp:category_parent/><wp:cat_name><![CDATA[Coast]]></wp:cat_name></wp:category>
    <wp:tag><wp:term_id>6</wp:term_id><wp:tag_slug>ferries</wp:tag_slug><wp:tag_name><![CDATA[Ferries]]></wp:tag_name></wp:tag>
    <wp:term><wp:term_id>9</wp:term_id><wp:term_taxonomy>series</wp:term_taxonomy><wp:term_slug>winter</wp:term_slug>
      <wp:term_parent></wp:term_parent><wp:term_name><![CDATA[Winter]]></wp:term_name></wp:term>
    ${wxrItem({}, '<category domain="category" nicename="coast"><![CDATA[Coast]]></category>')}`;

  test('yields the site, the authors, the terms and the items in the order of the file, and the end', async () => {
    const events = await readAll(wxrDocument(channel));
    expect(events.map(({ type }) => type)).toEqual(['site', 'author', 'term', 'term', 'term', 'item', 'end']);
    expect(events[0]).toEqual({
      type: 'site',
      site: {
        version: '1.2',
        title: 'The Harbour Gazette',
        description: 'News from the quay',
        link: 'https://gazette.example',
        language: 'en-GB',
        baseSiteUrl: 'https://gazette.example',
        baseBlogUrl: 'https://gazette.example/news',
      },
    });
    expect(events[1]).toMatchObject({
      author: { id: 3, login: 'margit', email: 'margit@gazette.example', displayName: 'Margit Holm & Co' },
    });
    expect(events.slice(2, 5)).toMatchObject([
      { term: { taxonomy: 'category', id: 5, slug: 'coast', name: 'Coast' } },
      { term: { taxonomy: 'post_tag', slug: 'ferries', name: 'Ferries' } },
      { term: { taxonomy: 'series', slug: 'winter', name: 'Winter' } },
    ]);
  });

  test('reads everything that an item says of itself', async () => {
    const meta =
      '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[12]]></wp:meta_value></wp:postmeta>';
    const item = await readItem(
      wxrDocument(
        wxrItem({ 'wp:is_sticky': '1', 'wp:post_parent': '8', 'wp:post_password': ' s ' }, meta + wxrComment()),
      ),
    );
    expect(item).toMatchObject({
      postId: 41,
      title: 'Ferries are late',
      creator: 'margit',
      slug: 'ferries-are-late',
      status: 'publish',
      type: 'post',
      parentId: 8,
      postDate: '2013-01-11 21:22:19',
      postDateGmt: '2013-01-11 20:22:19',
      password: ' s ',
      isSticky: true,
      commentStatus: 'open',
      meta: [{ key: '_thumbnail_id', value: '12' }],
      comments: [
        {
          id: 7,
          author: 'Old Pilot',
          email: 'pilot@example.org',
          ip: '192.0.2.7',
          approved: '1',
          parentId: undefined,
          content: 'That was my crew.',
        },
      ],
    });
  });

  test.each([
    ['1.0', 'http'],
    ['1.1', 'https'],
    ['1.2', 'https'],
  ] as const)('reads version %s over %s', async (version, scheme) => {
    expect(await readItem(wxrDocument(wxrItem(), { version, scheme }))).toMatchObject({
      postId: 41,
      content: 'The ferries were late.',
    });
  });

  test('knows elements by their namespace, whatever the prefix', async () => {
    const document = wxrDocument(wxrItem()).replaceAll('wp:', 'w:').replaceAll('content:', 'c:');
    expect(
      await readItem(document.replace('xmlns:wp=', 'xmlns:w=').replace('xmlns:content=', 'xmlns:c=')),
    ).toMatchObject({ postId: 41, content: 'The ferries were late.' });
  });

  test('does not take an element of another namespace for its own', async () => {
    const foreign =
      '<media:title xmlns:media="http://search.yahoo.com/mrss/">Other</media:title><itunes:title>Other</itunes:title>';
    expect((await readItem(wxrDocument(wxrItem({}, foreign)))).title).toBe('Ferries are late');
  });

  test('reads an export whose namespaces were cut off', async () => {
    expect(await readItem(wxrDocument(wxrItem()).replaceAll(/\s+xmlns:\w+="[^"]*"/g, ''))).toMatchObject({
      postId: 41,
      content: 'The ferries were late.',
    });
  });

  test('reads the terms of old exports: tags by their old name, each term twice', async () => {
    const terms =
      '<category>Coast</category><category domain="category" nicename="coast">Coast</category><category domain="tag" nicename="ice">Ice</category>';
    expect((await readItem(wxrDocument(wxrItem({}, terms), { version: '1.0' }))).terms).toEqual([
      { taxonomy: 'category', slug: '', name: 'Coast' },
      { taxonomy: 'category', slug: 'coast', name: 'Coast' },
      { taxonomy: 'post_tag', slug: 'ice', name: 'Ice' },
    ]);
  });

  test('comment meta is not mistaken for the comment or the item', async () => {
    const meta =
      '<wp:commentmeta><wp:meta_key>akismet</wp:meta_key><wp:meta_value>x</wp:meta_value></wp:commentmeta></wp:comment>';
    const item = await readItem(wxrDocument(wxrItem({}, wxrComment().replace('</wp:comment>', meta))));
    expect(item.meta).toEqual([]);
    expect(item.comments[0]?.content).toBe('That was my crew.');
  });
});

describe('text as real exports have it', () => {
  test.each([
    ['a split end of CDATA', '<![CDATA[a ]]]]><![CDATA[> b]]>', 'a ]]> b'],
    ['CDATA beside plain text', 'a <![CDATA[<b>]]> &amp; c', 'a <b> & c'],
    ['no CDATA at all', 'a &lt;b&gt; &#233;&#x20AC;&eacute;&nbsp;&hellip;&apos;', "a <b> é€é\u00A0…'"],
    ['a single text over several lines', '<![CDATA[a\r\nb\rc]]>', 'a\nb\nc'],
    ['a comment in between', 'a<!-- x -->b', 'ab'],
  ])('%s', async (_, xml, text) => {
    const document = wxrDocument(wxrItem()).replace('<![CDATA[The ferries were late.]]>', xml);
    expect((await readItem(document)).content).toBe(text);
  });

  test('control characters that XML forbids are left out and counted', async () => {
    const events = await readAll(wxrDocument(wxrItem({ 'content:encoded': 'a\u0000b\u000Bc\u001Fd\uFFFEe' })));
    expect(events).toContainEqual({ type: 'end', repairs: { droppedCharacters: 4, foreignBytes: 0 } });
    expect(itemIn(events).content).toBe('abcde');
  });

  test.each([1, 2, 3, 7, 1000])(
    'characters that are cut in two by pieces of %i bytes are whole again',
    async (size) => {
      const item = await readItem(wxrDocument(wxrItem({ title: 'Пароми 페리 🚢 ferries' })), size);
      expect(item.title).toBe('Пароми 페리 🚢 ferries');
    },
  );

  test('pieces of text may be cut inside a surrogate pair', async () => {
    const document = wxrDocument(wxrItem({ title: '🚢' }));
    const cut = document.indexOf('🚢') + 1;
    const events = await Array.fromAsync(readWxr(streamOf([document.slice(0, cut), document.slice(cut)])));
    expect(itemIn(events).title).toBe('🚢');
  });

  test('a byte order mark and blank lines may stand before the declaration, and lines are still counted from the top', async () => {
    const document = `\uFEFF\r\n\n  ${wxrDocument(wxrItem())}`;
    expect((await readItem(document)).postId).toBe(41);
    const line = document.slice(0, document.indexOf('</rss>')).split('\n').length;
    expect(await failure(document.replace('</channel>', ''))).toMatchObject({ line });
  });

  test.each([
    ['windows-1251', new Uint8Array([0xcf, 0xe0, 0xf0, 0xee, 0xec]), 'Паром'],
    ['ISO-8859-1', new Uint8Array([0x46, 0xe4, 0x68, 0x72, 0x65]), 'Fähre'],
  ])('a file in %s is decoded as it declares', async (encoding, bytes, title) => {
    const [before = '', after = ''] = wxrDocument(wxrItem({ title: '¤' }))
      .replace('UTF-8', encoding)
      .split('¤');
    expect((await readItem(Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]))).title).toBe(title);
  });

  test.each(['encoding="UTF-8"', ''])(
    'letters that are no UTF-8 where a file says %o are kept, and counted',
    async (says) => {
      const document = wxrDocument(wxrItem({ title: 'Fähre' })).replace('encoding="UTF-8"', says);
      const events = await readAll(Buffer.from(document, 'latin1'));
      expect(itemIn(events).title).toBe('Fähre');
      expect(events).toContainEqual({ type: 'end', repairs: { droppedCharacters: 0, foreignBytes: 1 } });
    },
  );

  test('a file in UTF-16 is known by its byte order mark', async () => {
    const document = wxrDocument(wxrItem({ title: 'Паром' })).replace('UTF-8', 'UTF-16');
    expect((await readItem(Buffer.from(`\uFEFF${document}`, 'utf16le'))).title).toBe('Паром');
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['a tag that is not closed', '<title>a</item>', 'The file is not well-formed XML: unexpected close tag'],
    [
      'an ampersand alone',
      '<title>a & b;</title></item>',
      'The file is not well-formed XML: an ampersand stands alone, which has to be written &amp;',
    ],
    [
      'an entity that nobody knows',
      '<title>&harbour;</title></item>',
      'The file is not well-formed XML: undefined entity',
    ],
  ])('is refused with line and column: %s', async (_, xml, message) => {
    const document = wxrDocument(`<item>\n${xml}`);
    const error = await failure(document);
    const line = document.slice(0, document.indexOf(xml)).split('\n').length;
    expect(error).toMatchObject({ line, message: `${message} (line ${line}, column ${error.column})` });
    expect(error.column).toBeGreaterThan(1);
  });

  test.each(['Rock & Roll', 'Rock & Roll\n\n</title> and far behind it; ', 'R&D;', 'R&D\n', '& '])(
    'points at an ampersand that stands alone: %o',
    async (title) => {
      const document = wxrDocument(`<item>\n  <title>${title}</title></item>`);
      const before = document.slice(0, document.indexOf('&')).split('\n');
      const error = await failure(document);
      if (title !== 'R&D;') expect(error.message).toContain('an ampersand stands alone');
      expect([error.line, error.column]).toEqual([
        before.length,
        (before.at(-1) ?? '').length + (title === 'R&D;' ? 3 : 1),
      ]);
    },
  );

  test('points at the end of a file that is cut off in the name of an entity', async () => {
    const document = wxrDocument('<item><title>Rock &am');
    const cut = document.slice(0, document.indexOf('&am') + 3);
    expect(await failure(cut)).toMatchObject({ what: 'The file is cut off: it ends inside <title>', column: 21 });
  });

  test.each([
    ['nothing', '', 'The file is empty or cut off: it has no XML in it'],
    ['white space', ' \n ', 'The file is empty or cut off: it has no XML in it'],
    ['words', 'Dear editor,', 'The file is not well-formed XML: text data outside of root node'],
    [
      'a page',
      '<html><head><title>x</title></head></html>',
      'The file is XML, but no WordPress export: it begins with <html>',
    ],
    [
      'a feed',
      '<rss><channel><title>x</title><item><title>y</title></item></channel></rss>',
      'The file is no WordPress export: it names no WXR version',
    ],
    ['almost nothing', '<rss/>', 'The file is no WordPress export: it names no WXR version'],
    [
      'a later version',
      wxrDocument(wxrItem(), { version: '2.0' }),
      'The file is a WordPress export of version 2.0; versions 1.0 to 1.2 can be read',
    ],
    ['a file cut off in a text', wxrDocument(wxrItem()).slice(0, 1200), 'The file is cut off: it ends inside <'],
    [
      'a file cut off between items',
      wxrDocument(wxrItem()).replace('</channel>\n</rss>', ''),
      'The file is cut off: it ends inside <channel>',
    ],
    ['an archive', 'PK\u0003\u0004 and so on', 'This is a ZIP archive'],
    [
      'an unknown encoding',
      wxrDocument('').replace('UTF-8', 'klingon'),
      'The file is written in the encoding “klingon”',
    ],
  ])('says so: %s', async (_, document, message) => {
    expect((await failure(document)).message).toMatch(
      new RegExp(`^${RegExp.escape(message)}.*\\(line \\d+, column \\d+\\)$`),
    );
  });

  test('a file that defines entities is refused before they grow', async () => {
    const bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    expect((await failure(wxrDocument(wxrItem()).replace('<rss', `${bomb}<rss`))).message).toContain(
      'defines entities of its own',
    );
  });

  test('an external definition is never fetched', async () => {
    const document = wxrDocument(wxrItem()).replace('<rss', '<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd"><rss');
    expect((await readItem(document)).postId).toBe(41);
  });

  test.each([
    ['a text', wxrItem({ 'content:encoded': 'x'.repeat(3000) }), { text: 2000 }],
    ['a text in many pieces', wxrItem().replace('The ferries', 'x]]><![CDATA['.repeat(3000)), { text: 2000 }],
    ['an item', wxrItem({}, wxrComment().repeat(50)), { record: 20_000 }],
    ['an item of many elements', wxrItem({}, '<a/>'.repeat(50)), { elements: 40 }],
    ['a tag', `<item a="${'x'.repeat(2 ** 20 + 2 ** 17)}"/>`, {}],
    ['a nest of elements', '<a>'.repeat(40), {}],
  ])('is refused where %s grows without end', async (_, channel, limits) => {
    expect((await failure(wxrDocument(channel), { ...defaultLimits, ...limits })).message).toMatch(
      /too long|too many|nests more/,
    );
  });
});

describe('memory', () => {
  test('an item is handed on before the next one is read, however many there are', async () => {
    const item = new TextEncoder().encode(wxrItem({ 'content:encoded': 'x'.repeat(20_000) }));
    const [before = '', after = ''] = wxrDocument('¤').split('¤');
    let given = 0;
    function* pieces(): Generator<Uint8Array> {
      yield new TextEncoder().encode(before);
      for (; given < 500; given += 1) yield item;
      yield new TextEncoder().encode(after);
    }
    let taken = 0;
    let mostAhead = 0;
    for await (const event of readWxr(streamOf(pieces()))) {
      if (event.type === 'item') taken += 1;
      mostAhead = Math.max(mostAhead, given - taken);
    }
    expect(taken).toBe(500);
    expect(mostAhead).toBeLessThanOrEqual(1);
  });

  test('a file is read no further than is asked for', async () => {
    const [before = ''] = wxrDocument('¤').split('¤');
    let isClosed = false;
    function* endless(): Generator<string> {
      try {
        yield before;
        for (;;) yield wxrItem();
      } finally {
        isClosed = true;
      }
    }
    for await (const event of readWxr(streamOf(endless()))) if (event.type === 'item') break;
    expect(isClosed).toBe(true);
  });
});
