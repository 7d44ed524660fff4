import { allScopes } from '@broadsheet/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { findOldAddress } from '../addresses/addresses.store.ts';
import { patchArticle, removeArticle } from '../articles/articles.actions.ts';
import { readArticle } from '../articles/locating.actions.ts';
import { authors } from '../authors/authors.actions.ts';
import { anonymous, type Caller } from '../caller.ts';
import { listCommentsOfArticle, listModeratedComments } from '../comments/lists/comment-lists.actions.ts';
import { readPrecondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { sections } from '../sections/sections.actions.ts';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { importWordPress } from './import-wordpress.ts';
import { bringIn, exportOf } from './testing/bring-in.ts';
import { clear, dump, withoutChance } from './testing/dump.ts';
import { wxrAuthor, wxrComment, wxrDocument, wxrItem } from './wordpress/wxr-fixture.ts';

const editor: Caller = { holder: 'admin', scopes: new Set(allScopes) };
const precondition = readPrecondition('*');

const coast = '<category domain="category" nicename="coast">Coast</category>';
const ice = '<category domain="post_tag" nicename="ice">Ice</category>';

function post(number: number, fields: Readonly<Record<string, string>> = {}, more = ''): string {
  const own = {
    title: `Story ${number}`,
    'wp:post_id': `${number}`,
    'wp:post_name': `story-${number}`,
    link: `https://gazette.example/news/story-${number}/`,
  };
  return wxrItem({ ...own, ...fields }, more);
}

function comment(number: number, fields: Readonly<Record<string, string>> = {}): string {
  return wxrComment({ comment_id: `${number}`, comment_content: `Words ${number}`, ...fields });
}

async function getArticle(newsroom: Newsroom, slug: string, caller: Caller = editor) {
  const article = await readArticle(newsroom, slug, caller);
  if ('movedTo' in article) throw new Error(`${slug} moved to ${article.movedTo}.`);
  return article;
}

async function commentsOn(newsroom: Newsroom, slug: string) {
  const { id } = await getArticle(newsroom, slug);
  return (await listCommentsOfArticle(newsroom, id, { limit: 100 })).items;
}

describeEachNewsroom('importing a WordPress export', (newsroom) => {
  beforeEach(() => clear(newsroom()));

  describe('brings in', () => {
    test('an article with its byline, section, tags, picture, source and dates', async () => {
      const picture = wxrItem(
        {
          'wp:post_id': '12',
          'wp:post_type': 'attachment',
          'wp:status': 'inherit',
          'wp:attachment_url': 'https://gazette.example/boat.jpg',
          'excerpt:encoded': 'The Margit at noon.',
        },
        '<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A boat</wp:meta_value></wp:postmeta>',
      );
      const more = `${coast}${ice}<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>12</wp:meta_value></wp:postmeta>`;
      const text = 'They were late.\n\nOriginal Source: <a href="https://pilot.example/">pilot.example</a>';
      const fields = {
        'content:encoded': text,
        'excerpt:encoded': 'Again.',
        'wp:post_modified_gmt': '2013-02-01 10:00:00',
      };
      // The picture stands behind what shows it.
      const summary = await bringIn(newsroom(), wxrAuthor() + post(41, fields, more) + picture);
      expect(await getArticle(newsroom(), 'story-41', anonymous)).toMatchObject({
        kind: 'article',
        title: 'Story 41',
        dek: 'Again.',
        body: '<p>They were late.</p>',
        authors: [{ slug: 'margit-holm', name: 'Margit Holm', role: null }],
        section: { slug: 'coast', name: 'Coast' },
        tags: [{ slug: 'ice', name: 'Ice' }],
        sources: [{ name: 'pilot.example', url: 'https://pilot.example/' }],
        leadImage: {
          url: 'https://gazette.example/boat.jpg',
          alt: 'A boat',
          caption: 'The Margit at noon.',
          credit: '',
        },
        language: 'en-GB',
        status: 'published',
        createdAt: '2013-01-11T20:22:19.000Z',
        publishedAt: '2013-01-11T20:22:19.000Z',
        updatedAt: '2013-02-01T10:00:00.000Z',
        version: 1,
      });
      expect(Object.fromEntries(summary.added)).toEqual({
        'article published': 1,
        author: 1,
        section: 1,
        tag: 1,
        redirect: 6,
      });
      expect([...summary.skipped]).toEqual([
        ['Media files come in where an article shows them.', { count: 1, titles: ['Ferries are late'] }],
      ]);
    });

    test('the first of two articles that have one number, and says that there is another', async () => {
      const summary = await bringIn(newsroom(), post(1) + post(1, { title: 'Not this one', 'wp:post_name': 'other' }));
      expect(Object.fromEntries(summary.present)).toEqual({});
      expect([...summary.skipped]).toEqual([
        ['Another item of the file has the same number.', { count: 1, titles: ['Not this one'] }],
      ]);
    });

    test('a reusable block in each text that shows it', async () => {
      const block = wxrItem({
        'wp:post_id': '77',
        'wp:post_type': 'wp_block',
        'content:encoded': '<!-- wp:paragraph --><p>The timetable hangs on the quay.</p><!-- /wp:paragraph -->',
      });
      const summary = await bringIn(
        newsroom(),
        post(1, { 'content:encoded': '<!-- wp:block {"ref":77} /-->' }) + block,
      );
      expect((await getArticle(newsroom(), 'story-1')).body).toBe('<p>The timetable hangs on the quay.</p>');
      expect([...summary.notes]).toEqual([]);
    });

    test('a byline of several, guests among them', async () => {
      const guest = wxrItem(
        { 'wp:post_id': '90', 'wp:post_type': 'guest-author', 'wp:post_name': 'cap-gina', title: 'Gina Guest' },
        '<wp:postmeta><wp:meta_key>cap-user_login</wp:meta_key><wp:meta_value>gina</wp:meta_value></wp:postmeta>' +
          '<wp:postmeta><wp:meta_key>cap-description</wp:meta_key><wp:meta_value>Gina &lt;b&gt;sails&lt;/b&gt;.</wp:meta_value></wp:postmeta>',
      );
      const byGinaToo =
        '<category domain="author" nicename="cap-gina">gina</category><category domain="author" nicename="cap-margit">margit</category>';
      const byGinaAlone = '<category domain="author" nicename="cap-gina">gina</category>';
      await bringIn(newsroom(), wxrAuthor() + post(1, {}, byGinaToo) + post(2, {}, byGinaAlone) + guest);
      expect((await getArticle(newsroom(), 'story-1')).authors.map(({ name }) => name)).toEqual([
        'Margit Holm',
        'Gina Guest',
      ]);
      expect((await getArticle(newsroom(), 'story-2')).authors.map(({ name }) => name)).toEqual(['Gina Guest']);
      expect(await authors.find(newsroom().db, 'gina-guest')).toMatchObject({ bio: 'Gina sails.' });
    });

    test('each state as it was, and shows readers only what is published', async () => {
      const future = { 'wp:status': 'future', 'wp:post_date_gmt': '2999-01-01 10:00:00' };
      await bringIn(
        newsroom(),
        [
          post(1),
          post(2, { 'wp:status': 'draft' }),
          post(3, { 'wp:status': 'pending' }),
          post(4, future),
          post(5, { 'wp:status': 'private' }),
          post(6, { 'wp:post_password': 'enter' }),
          post(7, { 'wp:status': 'future' }),
          post(8, { 'wp:status': 'trash' }),
        ].join(''),
      );
      const states = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map((number) => getArticle(newsroom(), `story-${number}`)),
      );
      expect(states.map(({ status }) => status)).toEqual([
        'published',
        'draft',
        'in-review',
        'scheduled',
        'draft',
        'draft',
        'published',
      ]);
      expect(states[3]).toMatchObject({ scheduledFor: '2999-01-01T10:00:00.000Z', publishedAt: null });
      for (const number of [2, 3, 4, 5, 6, 8]) {
        await expect(readArticle(newsroom(), `story-${number}`, anonymous)).rejects.toMatchObject({
          code: 'not-found',
        });
      }
    });

    test('pages without byline and section', async () => {
      const summary = await bringIn(newsroom(), wxrAuthor() + post(1, { 'wp:post_type': 'page' }, coast));
      expect(await getArticle(newsroom(), 'story-1', anonymous)).toMatchObject({
        kind: 'page',
        authors: [],
        section: null,
      });
      expect(summary.added.get('page published')).toBe(1);
    });

    test('what has no text, and what has 64 tags', async () => {
      const tags = Array.from(
        { length: 64 },
        (_, n) => `<category domain="post_tag" nicename="t-${n}">Tag ${n}</category>`,
      );
      await bringIn(newsroom(), post(1, { 'content:encoded': '' }, tags.join('')));
      const article = await getArticle(newsroom(), 'story-1', anonymous);
      expect(article.body).toBe('');
      expect(article.tags.map(({ name }) => name)).toEqual(tags.map((_, n) => `Tag ${n}`));
    });

    test('discussions in their threads, pingbacks apart, and counts only what readers said', async () => {
      const channel = post(
        1,
        {},
        [
          comment(3, { comment_parent: '2' }),
          comment(1),
          comment(2, { comment_parent: '1' }),
          comment(4, { comment_type: 'pingback' }),
          comment(5, { comment_approved: '0', comment_parent: '1' }),
          comment(6, { comment_approved: 'spam' }),
          comment(7, { comment_approved: 'trash' }),
          comment(8, { comment_date: '', comment_date_gmt: '' }),
        ].join(''),
      );
      const { added } = await bringIn(newsroom(), channel);
      const comments = await commentsOn(newsroom(), 'story-1');
      const bodyOf = (id: string | null) => comments.find((each) => each.id === id)?.body ?? null;
      expect(comments.map(({ body, kind, parentId }) => [body, kind, bodyOf(parentId)])).toEqual([
        ['Words 8', 'comment', null],
        ['Words 1', 'comment', null],
        ['Words 2', 'comment', 'Words 1'],
        ['Words 3', 'comment', 'Words 2'],
        ['Words 4', 'pingback', null],
      ]);
      expect(comments.map(({ createdAt }) => createdAt)).toEqual([
        '2013-01-11T20:22:19.000Z',
        ...Array.from({ length: 4 }, () => '2013-01-12T08:00:00.000Z'),
      ]);
      expect((await getArticle(newsroom(), 'story-1')).commentCount).toBe(4);
      expect(added.get('comment approved')).toBe(4);
      expect(added.get('notice approved')).toBe(1);
      expect((await listModeratedComments(newsroom(), { status: 'pending', limit: 10 })).items).toMatchObject([
        { body: 'Words 5', email: 'pilot@example.org', ipAddress: '192.0.2.7' },
      ]);
    });

    test('a discussion that is longer than a transaction', async () => {
      const chain = Array.from({ length: 180 }, (_, n) => comment(n + 1, { comment_parent: `${n}` }));
      await bringIn(newsroom(), post(1, {}, chain.toReversed().join('')));
      const { comments } = await dump(newsroom());
      const parents = new Map(comments?.map((row) => [row['id'], row['body']]));
      const pairs = comments?.map((row) => [row['body'], parents.get(row['parent_id']) ?? 'Words 0']);
      expect(pairs).toEqual(chain.map((_, n) => [`Words ${n + 1}`, `Words ${n}`]));
    });
  });

  describe('keeps old links', () => {
    const category = (slug: string, parent: string) =>
      `<wp:category><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${slug}</wp:cat_name></wp:category>`;
    const oldSlug =
      '<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>boats-late</wp:meta_value></wp:postmeta>';

    test.each([
      ['/news/story-1', 'article', 'story-1'],
      ['/news/boats-late', 'article', 'story-1'],
      ['/news?p=1', 'article', 'story-1'],
      ['/news/category/sea/coast', 'section', 'coast'],
      ['/news/category/coast', 'section', 'coast'],
      ['/news/category/sea', 'tag', 'sea'],
      ['/news/tag/ice_1', 'tag', 'ice'],
      ['/news/author/margit', 'author', 'margit-holm'],
    ])('%s leads to the %s %s', async (path, kind, slug) => {
      const terms = `${coast}<category domain="category" nicename="sea">sea</category><category domain="post_tag" nicename="ice_1">Ice</category>`;
      await bringIn(
        newsroom(),
        wxrAuthor() + category('sea', '') + category('coast', 'sea') + post(1, {}, terms + oldSlug),
      );
      expect(await findOldAddress(newsroom().db, path)).toMatchObject({ kind, slug });
    });
  });

  describe('run again', () => {
    const more = coast + ice + comment(1) + comment(2, { comment_approved: '0' });
    const channel = wxrAuthor() + post(1, {}, more) + post(2, { 'wp:post_type': 'page' });

    test('changes nothing', async () => {
      await bringIn(newsroom(), channel);
      const before = await dump(newsroom());
      const summary = await bringIn(newsroom(), channel);
      expect(await dump(newsroom())).toEqual(before);
      expect(summary.added).toEqual(new Map());
      expect(Object.fromEntries(summary.present)).toEqual({ article: 1, page: 1, comment: 2 });
    });

    test('on a newer export adds what is new, and leaves alone what an editor changed', async () => {
      await bringIn(newsroom(), channel);
      const patch = { title: 'Another headline', slug: 'another-slug' };
      await patchArticle(newsroom(), { idOrSlug: 'story-1', precondition, caller: editor }, patch);
      await removeArticle(newsroom(), { idOrSlug: 'story-2', precondition, caller: editor });
      const newer =
        wxrAuthor() + post(1, {}, more + comment(3, { comment_parent: '1' })) + post(2, {}, comment(9)) + post(3);
      const summary = await bringIn(newsroom(), newer);
      expect(Object.fromEntries(summary.added)).toEqual({ 'article published': 1, 'comment approved': 1, redirect: 3 });
      expect(await getArticle(newsroom(), 'another-slug')).toMatchObject({
        title: 'Another headline',
        commentCount: 2,
      });
      const comments = await commentsOn(newsroom(), 'another-slug');
      expect(comments.find(({ body }) => body === 'Words 3')?.parentId).toBe(
        comments.find(({ body }) => body === 'Words 1')?.id,
      );
      await expect(readArticle(newsroom(), 'story-2', editor)).rejects.toMatchObject({ code: 'not-found' });
    });

    test('finds an author whose page was renamed, and replaces one who was deleted', async () => {
      await bringIn(newsroom(), wxrAuthor());
      await authors.update(
        newsroom(),
        { idOrSlug: 'margit-holm', precondition },
        { slug: 'captain', name: 'The captain' },
      );
      await bringIn(newsroom(), wxrAuthor() + post(1));
      expect((await getArticle(newsroom(), 'story-1')).authors).toMatchObject([{ slug: 'captain' }]);
      await removeArticle(newsroom(), { idOrSlug: 'story-1', precondition, caller: editor });
      await authors.remove(newsroom(), { idOrSlug: 'captain', precondition });
      await bringIn(newsroom(), wxrAuthor() + post(2));
      expect((await getArticle(newsroom(), 'story-2')).authors).toMatchObject([{ slug: 'margit-holm' }]);
    });
  });

  describe('stopped in the middle', () => {
    const items = Array.from({ length: 120 }, (_, n) =>
      post(n + 1, {}, coast + ice + comment(2 * n + 1) + comment(2 * n + 2, { comment_parent: `${2 * n + 1}` })),
    );
    const document = wxrDocument(wxrAuthor() + items.join(''));
    const still = () => ({ ...newsroom(), now: () => '2026-11-23T08:00:00.000Z' });

    test.each([
      [1, 0],
      [100, 0],
      [300, 1],
      [350, 1],
    ])('by a crash at id number %s goes on when it is run again, to the same end', async (fatal, leastKept) => {
      await importWordPress(still(), exportOf(document));
      const whole = withoutChance(await dump(newsroom()));
      await clear(newsroom());
      let ids = 0;
      const newId = () => {
        ids += 1;
        if (ids === fatal) throw new Error('power cut');
        return newsroom().newId();
      };
      await expect(importWordPress({ ...still(), newId }, exportOf(document))).rejects.toThrow('power cut');
      const partial = await dump(newsroom());
      expect(partial['articles']?.length).toBeGreaterThanOrEqual(leastKept);
      expect(withoutChance(partial)).not.toBe(whole);
      await importWordPress(still(), exportOf(document));
      expect(withoutChance(await dump(newsroom()))).toBe(whole);
    });

    test('by somebody finishes what it is at, says so, and goes on when it is run again', async () => {
      const many = Array.from({ length: 120 }, (_, n) => post(n + 1)).join('');
      const stop = new AbortController();
      const inPieces = {
        async *read(pass: string) {
          const text = wxrDocument(many);
          for (let at = 0; at < text.length; at += 5000) {
            if (pass === 'importing' && at > text.length / 2) stop.abort();
            yield await Promise.resolve(text.slice(at, at + 5000));
          }
        },
      };
      const { isComplete, summary } = await importWordPress(newsroom(), inPieces, stop.signal);
      expect(isComplete).toBe(false);
      const first = summary.added.get('article published') ?? 0;
      expect(first).toBeGreaterThan(0);
      expect((await dump(newsroom()))['articles']).toHaveLength(first);
      const rest = await bringIn(newsroom(), many);
      expect(rest.added.get('article published')).toBe(120 - first);
    });

    test('before anything was written has changed nothing', async () => {
      const { isComplete } = await importWordPress(newsroom(), exportOf(document), AbortSignal.abort());
      expect(isComplete).toBe(false);
      expect((await dump(newsroom()))['import_records']).toEqual([]);
    });
  });

  test('a file that is malformed at its end changes nothing, and is told the place of it', async () => {
    const before = await dump(newsroom());
    const document = wxrDocument(wxrAuthor() + post(1, {}, coast + comment(1))).replace(
      '</channel>',
      '\n <oops></channel>',
    );
    await expect(importWordPress(newsroom(), exportOf(document))).rejects.toMatchObject({
      name: 'WxrSyntaxError',
      line: document.split('\n').findIndex((line) => line.includes('<oops>')) + 1,
    });
    expect(await dump(newsroom())).toEqual(before);
  });

  test('no address of anybody can be read in any row', async () => {
    const login = {
      author_login: 'olga@gazette.example',
      author_display_name: '',
      author_first_name: '',
      author_last_name: '',
    };
    const channel =
      wxrAuthor() +
      wxrAuthor(login) +
      post(1, { 'dc:creator': 'olga@gazette.example' }, comment(1)) +
      post(2, { 'dc:creator': 'nils@gazette.example' });
    await bringIn(newsroom(), channel);
    const rows = JSON.stringify(await dump(newsroom()));
    expect(rows).not.toMatch(/@(?:gazette|example)|192\.0\.2/);
    expect((await getArticle(newsroom(), 'story-1')).authors).toMatchObject([{ name: 'olga', slug: 'olga' }]);
    expect((await getArticle(newsroom(), 'story-2')).authors).toMatchObject([{ name: 'nils' }]);
  });

  describe('into a newsroom that has something already', () => {
    test('takes an author of the same name for the same one, and nobody else', async () => {
      const someone = { roleLine: '', bio: 'Here since 1990.', links: [], avatarUrl: null };
      await authors.create(newsroom(), { ...someone, name: 'Margit Holm' });
      await authors.create(newsroom(), { ...someone, name: 'O. Pilot', slug: 'old-pilot' });
      const pilot = { author_login: 'pilot', author_display_name: 'Old Pilot' };
      const namesake = { author_login: 'margit2' };
      const channel =
        wxrAuthor() +
        wxrAuthor(pilot) +
        wxrAuthor(namesake) +
        post(1) +
        post(2, { 'dc:creator': 'pilot' }) +
        post(3, { 'dc:creator': 'margit2' });
      const { added } = await bringIn(newsroom(), channel);
      expect(added.get('author')).toBe(2);
      const bylines = await Promise.all(
        [1, 2, 3].map(async (number) => (await getArticle(newsroom(), `story-${number}`)).authors),
      );
      expect(bylines).toMatchObject([
        [{ slug: 'margit-holm' }],
        [{ slug: 'old-pilot-2', name: 'Old Pilot' }],
        [{ slug: 'margit-holm-2' }],
      ]);
    });

    test('takes a section of the same name for the same one, and puts others behind those there', async () => {
      const usual = { description: '', commentPolicy: 'open', closeCommentsAfterDays: null } as const;
      await sections.create(newsroom(), { ...usual, name: 'Coast', position: 7 });
      await sections.create(newsroom(), { ...usual, name: 'Winter', slug: 'ice', position: 3 });
      await bringIn(
        newsroom(),
        post(1, {}, coast) + post(2, {}, '<category domain="category" nicename="ice">Ice</category>'),
      );
      const { sections: rows } = await dump(newsroom());
      expect(rows?.map(({ slug, name, position }) => [slug, name, position])).toEqual([
        ['coast', 'Coast', 7],
        ['ice', 'Winter', 3],
        ['ice-2', 'Ice', 8],
      ]);
    });

    test('numbers a slug that is taken', async () => {
      await bringIn(newsroom(), post(1));
      await importWordPress(
        newsroom(),
        exportOf(wxrDocument(post(1, { title: 'Elsewhere' }), { home: 'https://pilot.example' })),
      );
      expect(await getArticle(newsroom(), 'story-1-2')).toMatchObject({ title: 'Elsewhere' });
    });
  });

  test('an export of the time before authors had entries of their own names them by their login', async () => {
    const old = wxrDocument(post(1, { 'dc:creator': 'old.pilot' }), { version: '1.0', scheme: 'http' });
    await importWordPress(newsroom(), exportOf(old));
    expect((await getArticle(newsroom(), 'story-1')).authors).toMatchObject([{ slug: 'old-pilot', name: 'old.pilot' }]);
  });

  test('notes what was lost on the way', async () => {
    const lost = '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>99</wp:meta_value></wp:postmeta>';
    const { notes } = await bringIn(newsroom(), post(1, { 'wp:is_sticky': '1' }, lost) + post(2, {}, lost));
    expect([...notes]).toEqual([
      ['Its featured image is not in the file.', { count: 2, titles: ['Story 1', 'Story 2'] }],
      [expect.stringContaining('sticky'), { count: 1, titles: ['Story 1'] }],
    ]);
  });
});
