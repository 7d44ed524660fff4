import { describe, expect, test } from 'vitest';
import { loadAuthor } from './author/author.loader.ts';
import AuthorPage from './author/AuthorPage.vue';
import { loadFront } from './front/front.loader.ts';
import FrontPage from './front/FrontPage.vue';
import { ada, article, id, locks, requestFor, rivers, silent } from './newspaper.fixture.ts';
import { headingLevels, render, textOf } from './rendering.fixture.ts';
import { loadSection } from './section/section.loader.ts';
import SectionPage from './section/SectionPage.vue';
import { loadTag } from './tag/tag.loader.ts';
import TagPage from './tag/TagPage.vue';

const about = article(90, { kind: 'page', slug: 'about', title: 'About us' });

describe('every page', () => {
  test('leads to the sections and to the standing pages', async () => {
    const { html } = await render(
      FrontPage,
      loadFront(requestFor({ articles: [article(1), about], sections: [rivers] })),
    );
    expect(html).toMatch(/<nav class="sections"[^]*href="\/sections\/rivers"[^]*<\/nav>/);
    expect(html).toMatch(/<footer[^]*href="\/articles\/about"[^>]*>About us<[^]*<\/footer>/);
  });

  test('lets the keyboard past the navigation', async () => {
    const { html } = await render(FrontPage, loadFront(requestFor({})));
    expect(html.trimStart()).toMatch(/^<a class="skip" href="#main">/);
    expect(html).toContain('<main id="main"');
  });

  test('folds away sections that do not fit into a line', async () => {
    const sections = Array.from({ length: 12 }, (_, index) => ({
      ...rivers,
      id: id(400 + index),
      slug: `part-${index}`,
      name: `Part ${index}`,
    }));
    const { html } = await render(FrontPage, loadFront(requestFor({ sections })));
    expect(html).toMatch(/<summary>More<\/summary>[^]*Part 9[^]*Part 11/);
  });
});

describe('the front page', () => {
  test('carries the name of the newspaper as its headline, and the date', async () => {
    const { html } = await render(FrontPage, loadFront(requestFor({ articles: [article(1)] })));
    expect(html).toMatch(/<h1 class="nameplate">The Evening Tide<\/h1>/);
    expect(textOf(html)).toMatch(/Monday,? 23 November 2026/);
    expect(headingLevels(html)[1]).toBe(2);
  });

  test('gives an Arabic headline its language and direction', async () => {
    const { html } = await render(
      FrontPage,
      loadFront(requestFor({ articles: [article(1, { language: 'ar', title: 'سوق' })] })),
    );
    expect(html).toMatch(/<h2[^>]* lang="ar" dir="rtl"[^>]*><a href="\/articles\/story-1">سوق</);
  });

  test('says so where nothing has been published', async () => {
    expect(textOf((await render(FrontPage, loadFront(requestFor({})))).html)).toContain(
      'Nothing has been published yet.',
    );
  });

  test('is made anew when a comment is approved under a story on it', async () => {
    const { tags } = await render(FrontPage, loadFront(requestFor({ articles: [article(1)] })));
    expect(tags).toContain(`article:${id(1)}`);
  });
});

describe('the page of an author', () => {
  const params = { slug: 'ada-lind' };

  test('has the bio, the links and everything that the author signed', async () => {
    const newspaper = { articles: [article(1), article(2, { authors: [] })], authors: [ada] };
    const { html, head } = await render(AuthorPage, loadAuthor(requestFor(newspaper, { params })));
    expect(html).toMatch(/<h1><bdi>Ada Lind<\/bdi><\/h1>/);
    expect(html).toContain('href="https://ada.example/" rel="me"');
    expect(html).toContain('Story 1');
    expect(html).not.toContain('Story 2');
    expect(head.feeds?.[0]?.url).toBe('https://tide.example/authors/ada-lind/feed.xml');
    expect(head.jsonLd).toMatchObject([
      {
        '@type': 'ProfilePage',
        mainEntity: {
          '@type': 'Person',
          name: 'Ada Lind',
          jobTitle: 'Rivers correspondent',
          sameAs: ['https://ada.example/'],
        },
      },
    ]);
  });

  test('leads from page to page of a long list', async () => {
    const newspaper = { articles: Array.from({ length: 21 }, (_, index) => article(index + 1)), authors: [ada] };
    const first = await render(AuthorPage, loadAuthor(requestFor(newspaper, { params })));
    expect(first.html).toContain('href="/authors/ada-lind?after=20" rel="next"');
    const second = await render(AuthorPage, loadAuthor(requestFor(newspaper, { params, query: 'after=20' })));
    expect(second.html).toContain('Story 21');
    expect(second.html).toContain('<a href="/authors/ada-lind">Newest stories</a>');
    expect(second.head.indexed).toBe(false);
  });

  test('says so where the author has published nothing', async () => {
    const { html } = await render(
      AuthorPage,
      loadAuthor(requestFor({ authors: [silent] }, { params: { slug: 'bo-ek' } })),
    );
    expect(textOf(html)).toContain('Nothing by Bo Ek has been published yet.');
  });
});

describe('the pages of sections and topics', () => {
  const newspaper = {
    articles: [article(1, { tags: [locks] }), article(2, { section: null })],
    sections: [rivers],
    tags: [locks],
  };

  test('have their stories and no others', async () => {
    const section = await render(SectionPage, loadSection(requestFor(newspaper, { params: { slug: 'rivers' } })));
    const tag = await render(TagPage, loadTag(requestFor(newspaper, { params: { slug: 'locks' } })));
    for (const { html } of [section, tag]) {
      expect(html).toContain('Story 1');
      expect(html).not.toContain('Story 2');
      expect(headingLevels(html)).toEqual([1, 2]);
    }
    expect(textOf(section.html)).toContain('Where the water goes.');
    expect(section.html).toMatch(/href="\/sections\/rivers" aria-current="page"/);
  });

  test('say so where there are none', async () => {
    const { html } = await render(
      SectionPage,
      loadSection(requestFor({ sections: [rivers] }, { params: { slug: 'rivers' } })),
    );
    expect(textOf(html)).toContain('Nothing has been published in Rivers yet.');
  });

  test.each([
    ['a section', loadSection],
    ['a topic', loadTag],
    ['an author', loadAuthor],
  ])('%s that does not exist is missing', async (_, load) => {
    expect(await load(requestFor({}, { params: { slug: 'nowhere' } }))).toEqual({ kind: 'missing' });
  });
});
