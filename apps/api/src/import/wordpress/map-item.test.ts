import { ArticleDraft, Slug } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { sanitiseBody } from '../../articles/sanitise-body.ts';
import type { ImportedArticle, ImportedAttachment, SkippedItem } from './imported.ts';
import { mapItem } from './map-item.ts';
import { readWxr } from './read-wxr.ts';
import { wxrComment, wxrDocument, wxrItem } from './wxr-fixture.ts';
import type { WxrSite } from './wxr.ts';

const boat: ImportedAttachment = {
  originalId: 12,
  parentId: 41,
  url: 'https://gazette.example/boat.jpg',
  alt: 'A boat',
  caption: '',
  isImage: true,
};

async function mapped(fields: Record<string, string> = {}, more = '') {
  async function* file(): AsyncGenerator<string> {
    yield await Promise.resolve(wxrDocument(wxrItem(fields, more)));
  }
  let site: WxrSite | undefined;
  for await (const event of readWxr(file())) {
    if (event.type === 'site') ({ site } = event);
    if (event.type !== 'item' || site === undefined) continue;
    const attachments = {
      findAttachment: (id: number) => (id === 12 ? boat : undefined),
      listAttachmentsOf: () => [boat],
    };
    return mapItem(event.item, { site, attachments, findBlock: () => undefined, sanitise: sanitiseBody });
  }
  throw new Error('The file has no item.');
}

async function article(fields: Record<string, string> = {}, more = ''): Promise<ImportedArticle> {
  const result = await mapped(fields, more);
  if (!result.ok) throw new Error(result.skipped.reason);
  return result.article;
}

async function skipped(fields: Record<string, string>): Promise<SkippedItem> {
  const result = await mapped(fields);
  if (result.ok) throw new Error('The item became an article.');
  return result.skipped;
}

describe('an item', () => {
  test('becomes an article with all that the file says of it', async () => {
    const more = `
      <category domain="category" nicename="uncategorized">Uncategorized</category>
      <category domain="category" nicename="coast">Coast &amp;amp; Sea</category>
      <category domain="category" nicename="transport">Transport</category>
      <category domain="post_tag" nicename="ferries">Ferries</category>
      <category domain="post_format" nicename="post-format-aside">Aside</category>
      <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>12</wp:meta_value></wp:postmeta>
      ${wxrComment()}`;
    const content = 'The ferries were late.\n\nSource: <a href="https://pilot.example/log">The pilot’s log</a>';
    expect(
      await article(
        {
          'content:encoded': content,
          'excerpt:encoded': 'Late &amp; <em>cold</em>',
          'wp:is_sticky': '1',
          'wp:post_modified_gmt': '2013-02-01 10:00:00',
        },
        more,
      ),
    ).toEqual({
      originalId: 41,
      originalUrl: 'https://gazette.example/news/2013/01/ferries-are-late/',
      oldPaths: ['/news/2013/01/ferries-are-late', '/news?p=41', '/news?page_id=41'],
      kind: 'article',
      slug: 'ferries-are-late',
      title: 'Ferries are late',
      dek: 'Late & cold',
      body: '<p>The ferries were late.</p>',
      sources: [{ name: 'The pilot’s log', url: 'https://pilot.example/log' }],
      authors: [{ login: 'margit', name: 'margit' }],
      section: { slug: 'coast', name: 'Coast & Sea' },
      tags: [
        { slug: 'transport', name: 'Transport' },
        { slug: 'ferries', name: 'Ferries' },
      ],
      featuredImageAttachmentId: 12,
      language: 'en-GB',
      status: 'published',
      publishedAt: '2013-01-11T20:22:19.000Z',
      createdAt: '2013-01-11T20:22:19.000Z',
      modifiedAt: '2013-02-01T10:00:00.000Z',
      commentPolicy: 'open',
      comments: [
        {
          originalId: 7,
          originalParentId: undefined,
          kind: 'comment',
          status: 'approved',
          name: 'Old Pilot',
          email: 'pilot@example.org',
          website: 'https://pilot.example/',
          ipAddress: '192.0.2.7',
          body: 'That was my crew.',
          createdAt: '2013-01-12T08:00:00.000Z',
        },
      ],
      isSticky: true,
      notes: [],
    });
  });

  test('that is a page stands outside the sections', async () => {
    const more = '<category domain="category" nicename="coast">Coast</category>';
    expect(
      await article(
        { 'wp:post_type': 'page', link: 'https://gazette.example/news/?page_id=41', 'wp:comment_status': 'closed' },
        more,
      ),
    ).toMatchObject({
      kind: 'page',
      section: undefined,
      oldPaths: ['/news?page_id=41', '/news?p=41'],
      commentPolicy: 'closed',
    });
  });

  test('has sanitised text, with addresses made whole', async () => {
    const { body } = await article({
      'content:encoded': '<h1>Title</h1><a href="../map/" onclick="x()">Map</a><script>alert(1)</script>\n\n[gallery]',
    });
    expect(body).toBe(
      '<h2>Title</h2>\n<p><a href="https://gazette.example/news/2013/01/map/">Map</a></p>\n' +
        '<figure><img alt="A boat" loading="lazy" decoding="async" src="https://gazette.example/boat.jpg"></figure>',
    );
  });

  test('of the block editor is not given paragraphs twice', async () => {
    const { body } = await article({
      'content:encoded':
        '<!-- wp:paragraph -->\n<p>one\ntwo</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list -->\n<ul>\n<li>three</li>\n</ul>\n<!-- /wp:list -->',
    });
    expect(body.replace(/\s*\n\s*/g, '|')).toBe('<p>one|two</p>|<ul>|<li>three</li>|</ul>');
  });

  test('shows code as it was written', async () => {
    const { body } = await article({
      'content:encoded': '[code]\nhttps://x.example/a\n<!-- wp:x --><b>\n\n[gallery]\n[/code]',
    });
    expect(body).toBe('<pre><code>https://x.example/a\n&lt;!-- wp:x --&gt;&lt;b&gt;\n\n[gallery]</code></pre>');
  });

  test('notes what could not be shown, once', async () => {
    const { notes } = await article({ 'content:encoded': '[tide_table id="3"] [tide_table id="4"]' });
    expect(notes).toEqual(['The shortcode [tide_table] was left out: what it showed is not in the file.']);
  });

  test('keeps the language that a translation plugin gave it', async () => {
    expect((await article({}, '<category domain="language" nicename="uk">Українська</category>')).language).toBe('uk');
  });

  test('whose only category is “Uncategorized” stands there', async () => {
    expect(
      (await article({}, '<category domain="category" nicename="uncategorized">Uncategorized</category>')).section
        ?.slug,
    ).toBe('uncategorized');
  });

  test('of an old export has each term once', async () => {
    const more =
      '<category>Coast</category><category domain="category" nicename="coast">Coast</category><category domain="tag" nicename="ice">Ice</category><category domain="tag">Ice</category>';
    expect(await article({}, more)).toMatchObject({ section: { slug: 'coast' }, tags: [{ slug: 'ice', name: 'Ice' }] });
  });
});

describe('the headline', () => {
  test.each([
    ['is text, never markup', 'Title <em>with</em> <b>mark<sup>up</sup></b><script>x</script>', 'Title with markup'],
    ['has its entities decoded once', 'Tea &amp; &#8220;buns&#8221; &amp;lt;b&amp;gt;', 'Tea & “buns” &lt;b&gt;'],
    ['keeps brackets that open nothing', 'a < b > c', 'a < b > c'],
    ['is one line without marks that turn the text', ' a\n\tb\u202Ec ', 'a bc'],
    [
      'is readable however many marks pile up on a letter',
      `Z${'\u0301'.repeat(400)}algo`,
      `Ź${'\u0301'.repeat(14)}algo`,
    ],
    ['is the first words where there is none', '', 'The ferries were late.'],
  ])('%s', async (_, title, headline) => {
    expect((await article({ title })).title).toBe(headline);
  });

  test('says so where there is neither headline nor text', async () => {
    expect(await article({ title: '', 'content:encoded': '', 'wp:post_name': '' })).toMatchObject({
      title: '(untitled)',
      slug: 'article-41',
    });
  });

  test('that is too long is cut, and that is noted', async () => {
    const { title, notes } = await article({ title: 'long word '.repeat(100) });
    expect(title.length).toBeLessThanOrEqual(300);
    expect(title).toMatch(/word…$|long…$/);
    expect(notes).toEqual(['Its title was too long and is cut.']);
  });

  test('and all that stands with it can be edited afterwards', async () => {
    const { title, dek, slug } = await article({
      title: 'x'.repeat(400),
      'excerpt:encoded': '<p>y </p>'.repeat(900),
      'wp:post_name': '%ec%84'.repeat(90),
    });
    expect(ArticleDraft.safeParse({ title, dek, slug }).error).toBeUndefined();
  });
});

describe('the slug', () => {
  test.each([
    ['is decoded', '%d0%bf%d0%b0%d1%80%d0%be%d0%bc%d0%b8-%ed%8e%98%eb%a6%ac', 'пароми-페리'],
    ['loses half a character at its end', '%d0%bf%d0%b0%d1', 'па'],
    ['comes from the headline where it has none', '', 'ferries-are-late'],
    ['comes from the headline where it says nothing', '---', 'ferries-are-late'],
    ['keeps its number', '2013', '2013'],
  ])('%s', async (_, name, slug) => {
    const { slug: found } = await article({ 'wp:post_name': name });
    expect(found).toBe(slug);
    expect(Slug.parse(found)).toBe(slug);
  });
});

describe('the state', () => {
  const shown = '2013-01-11T20:22:19.000Z';
  test.each([
    [{ 'wp:status': 'publish' }, { status: 'published', publishedAt: shown, notes: [] }],
    [{ 'wp:status': 'future' }, { status: 'scheduled', publishedAt: shown, notes: [] }],
    [{ 'wp:status': 'draft' }, { status: 'draft', publishedAt: undefined, notes: [] }],
    [{ 'wp:status': 'auto-draft' }, { status: 'draft', publishedAt: undefined, notes: [] }],
    [{ 'wp:status': 'pending' }, { status: 'in-review', publishedAt: undefined, notes: [] }],
    [
      { 'wp:status': 'private' },
      { status: 'draft', publishedAt: shown, notes: ['It was private and is a draft here.'] },
    ],
    [
      { 'wp:status': 'publish', 'wp:post_password': 'enter' },
      {
        status: 'draft',
        publishedAt: shown,
        notes: ['It was protected by a password and is a draft here, so that it is not exposed.'],
      },
    ],
    [
      { 'wp:status': 'seasonal' },
      { status: 'draft', publishedAt: undefined, notes: ['Its state “seasonal” is not known here; it is a draft.'] },
    ],
  ])('of %o is %o', async (fields, state) => {
    expect(await article(fields)).toMatchObject(state);
  });

  test('a draft without dates has none', async () => {
    const zero = '0000-00-00 00:00:00';
    expect(
      await article({
        'wp:status': 'draft',
        'wp:post_date': zero,
        'wp:post_date_gmt': zero,
        pubDate: 'Wed, 30 Nov -0001 00:00:00 +0000',
      }),
    ).toMatchObject({
      publishedAt: undefined,
      createdAt: undefined,
      modifiedAt: undefined,
    });
  });
});

test.each([
  [{ 'wp:status': 'trash' }, 'It was in the trash.'],
  [{ 'wp:post_type': 'attachment', 'wp:status': 'inherit' }, 'Media files come in where an article shows them.'],
  [{ 'wp:post_type': 'nav_menu_item' }, 'Menus are not imported: sections and pages make the navigation.'],
  [{ 'wp:post_type': 'revision', 'wp:status': 'inherit' }, 'It is an older version of another item.'],
  [{ 'wp:post_type': 'wp_global_styles' }, 'It belongs to WordPress itself (wp_global_styles).'],
  [{ 'wp:post_type': 'product' }, 'It is of a kind that a plugin or theme added (product).'],
  [{ 'wp:post_id': '' }, 'It has no number (wp:post_id), so that a second import could not know it again.'],
])('an item that becomes no article says why: %o', async (fields, reason) => {
  expect(await skipped({ title: 'A &amp; B', ...fields })).toMatchObject({ title: 'A & B', reason });
});
