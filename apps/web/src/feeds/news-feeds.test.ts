import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { ada, article, locks, requestFor, rivers, silent } from '../pages/newspaper.fixture.ts';
import type { LoadedFeed } from './feed.ts';
import { loadAuthorFeed, loadSectionFeed, loadSiteFeed, loadTagFeed } from './news-feeds.ts';

function bodyOf(loaded: LoadedFeed): string {
  if (loaded.kind !== 'feed') throw new Error(`Expected a feed, got ${loaded.kind}.`);
  return loaded.body;
}

/** Every text by the path of its element. Throws where the XML is not well-formed. */
function read(xml: string): Record<string, string[]> {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  const texts: Record<string, string[]> = {};
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    for (const [key, { value }] of Object.entries(attributes)) (texts[`${path.join('/')}@${key}`] ??= []).push(value);
    text = '';
  });
  for (const event of ['text', 'cdata'] as const) parser.on(event, (piece) => (text += piece));
  parser.on('closetag', () => {
    (texts[path.join('/')] ??= []).push(text);
    text = '';
    path.pop();
  });
  parser.write(xml).close();
  return texts;
}

const item = 'rss/channel/item';
const bylined = [ada, silent].map(({ id, slug, name }) => ({ id, slug, name, role: null }));

describe('a feed', () => {
  test('carries the whole text of each article, with everybody who signed it', async () => {
    const story = article(1, { authors: bylined, tags: [locks], body: '<p>All of <em>it</em>.</p>' });
    const feed = read(bodyOf(await loadSiteFeed(requestFor({ articles: [story] }))));
    expect(feed[`${item}/title`]).toEqual(['Story 1']);
    expect(feed[`${item}/link`]).toEqual(['https://tide.example/articles/story-1']);
    expect(feed[`${item}/dc:creator`]).toEqual(['Ada Lind', 'Bo Ek']);
    expect(feed[`${item}/category`]).toEqual(['Rivers', 'Locks & weirs']);
    expect(feed[`${item}/content:encoded`]?.[0]).toContain('<p>All of <em>it</em>.</p>');
    expect(feed[`${item}/pubDate`]).toEqual(['Fri, 20 Nov 2026 08:00:00 GMT']);
  });

  test('knows an article again after its address has changed', async () => {
    const [before, after] = await Promise.all(
      ['one', 'two'].map(async (slug) =>
        read(bodyOf(await loadSiteFeed(requestFor({ articles: [article(1, { slug })] })))),
      ),
    );
    expect(after?.[`${item}/guid`]).toEqual(before?.[`${item}/guid`]);
    expect(after?.[`${item}/guid@isPermaLink`]).toEqual(['false']);
  });

  test('says where it is itself', async () => {
    const feed = read(
      bodyOf(await loadSectionFeed(requestFor({ sections: [rivers] }, { params: { slug: 'rivers' } }))),
    );
    expect(feed['rss/channel/atom:link@href']).toEqual(['https://tide.example/sections/rivers/feed.xml']);
    expect(feed['rss/channel/link']).toEqual(['https://tide.example/sections/rivers']);
  });

  test('is well-formed whatever an article says', async () => {
    const text = 'a ]]> b \u0000\u000B\uFFFE \uD800 <&"\'> & 🌊';
    const story = article(1, {
      title: text,
      dek: text,
      body: `<p>${text}</p>`,
      sources: [{ name: text, url: 'https://a.example/?a=1&b=2' }],
    });
    const feed = read(bodyOf(await loadSiteFeed(requestFor({ articles: [story] }))));
    expect(feed[`${item}/title`]).toEqual(['a ]]> b   <&"\'> & 🌊']);
    expect(feed[`${item}/content:encoded`]?.[0]).toContain('a ]]> b');
  });

  test('leads to the right place from outside the site', async () => {
    const body =
      '<p><a href="/authors/ada-lind">x</a><a href="#user-note">y</a><a href="https://a.example/?a=1&amp;b=2">z</a></p>' +
      '<img alt="a=&quot;b&quot;" src="/demo/a.png" srcset="/demo/a.png 1x, b.png 2x">';
    const feed = read(bodyOf(await loadSiteFeed(requestFor({ articles: [article(1, { body })] }))));
    const content = feed[`${item}/content:encoded`]?.[0];
    expect(content).toContain('href="https://tide.example/authors/ada-lind"');
    expect(content).toContain('href="https://tide.example/articles/story-1#user-note"');
    expect(content).toContain('href="https://a.example/?a=1&amp;b=2"');
    expect(content).toContain('srcset="https://tide.example/demo/a.png 1x, https://tide.example/articles/b.png 2x"');
    expect(content).toContain('alt="a=&quot;b&quot;"');
  });

  test('says in which language and direction an article is written', async () => {
    const feed = read(bodyOf(await loadSiteFeed(requestFor({ articles: [article(1, { language: 'ar' })] }))));
    expect(feed[`${item}/content:encoded`]?.[0]).toMatch(/^<div lang="ar" dir="rtl">/);
  });

  test('shows the lead image', async () => {
    const leadImage = { url: '/demo/lock.svg', alt: 'A lock', caption: 'The lock at six.', credit: 'Archive' };
    const feed = read(bodyOf(await loadSiteFeed(requestFor({ articles: [article(1, { leadImage })] }))));
    expect(feed[`${item}/media:content@url`]).toEqual(['https://tide.example/demo/lock.svg']);
    expect(feed[`${item}/media:content/media:credit`]).toEqual(['Archive']);
  });

  test.each([
    ['a section', loadSectionFeed, 'rivers'],
    ['an author', loadAuthorFeed, 'ada-lind'],
    ['a topic', loadTagFeed, 'locks'],
  ] as const)('of %s has its articles and no others', async (_, load, slug) => {
    const articles = [article(1, { tags: [locks] }), article(2, { section: null, authors: [] })];
    const newspaper = { articles, sections: [rivers], authors: [ada], tags: [locks] };
    const feed = read(bodyOf(await load(requestFor(newspaper, { params: { slug } }))));
    expect(feed[`${item}/title`]).toEqual(['Story 1']);
    expect(await load(requestFor(newspaper, { params: { slug: 'nobody' } }))).toEqual({ kind: 'missing' });
  });

  test('is made anew when an article in it changes', async () => {
    expect(await loadSiteFeed(requestFor({ articles: [article(1)] }))).toMatchObject({
      tags: ['articles', `article:${article(1).id}`],
    });
  });
});
