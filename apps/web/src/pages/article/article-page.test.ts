import { describe, expect, test } from 'vitest';
import { ada, article, comment, id, locks, requestFor, rivers, silent, type Newspaper } from '../newspaper.fixture.ts';
import { headingLevels, render, textOf } from '../rendering.fixture.ts';
import { loadArticle } from './article.loader.ts';
import ArticlePage from './ArticlePage.vue';

const params = { slug: 'story-1' };
const bylined = [ada, silent].map(({ id: authorId, slug, name }) => ({ id: authorId, slug, name, role: null }));

function show(changes: Parameters<typeof article>[1] = {}, more: Newspaper = {}, query = '') {
  const newspaper = { articles: [article(1, changes)], authors: [ada, silent], sections: [rivers], ...more };
  return render(ArticlePage, loadArticle(requestFor(newspaper, { params, query })));
}

describe('the page of an article', () => {
  test('shows everything of it, in the order of a newspaper', async () => {
    const { html } = await show(
      {
        title: 'The lock opened at six',
        dek: 'Nobody knows why.',
        body: '<p>It was dark.</p>',
        tags: [locks],
        leadImage: { url: '/lock.svg', alt: 'A lock', caption: 'The lock.', credit: 'Archive' },
        corrections: [{ at: '2026-11-21T08:00:00.000Z', text: 'It was seven.' }],
        sources: [{ name: 'gazette.example', url: 'https://gazette.example/lock' }],
      },
      { comments: [comment(1, { body: 'I saw it.' })] },
    );
    const order = [
      'The lock opened at six',
      'Nobody knows why.',
      'By Ada Lind',
      '20 November 2026',
      '1 min read',
      '1 comment',
      'The lock. Archive',
      'It was dark.',
      'Correction, 21 November 2026. It was seven.',
      'Original Source: gazette.example',
      'Locks &amp; weirs',
      'About Ada Lind',
      'Rivers correspondent',
      'Ada Lind writes about rivers.',
      'She has fallen into most of them.',
      'View all posts by Ada Lind →',
      '1 comment',
      'I saw it.',
      'Leave a Reply',
      'Your email address will not be published. Required fields are marked *',
    ];
    const text = textOf(html.slice(html.indexOf('<main')));
    let from = 0;
    for (const words of order) {
      const at = text.indexOf(words, from);
      expect(at, `“${words}” after “${text.slice(Math.max(0, from - 30), from)}”`).toBeGreaterThanOrEqual(0);
      from = at + words.length;
    }
  });

  test('names every author, in a byline and in a box each', async () => {
    const { html } = await show({ authors: bylined });
    expect(textOf(html)).toContain('By Ada Lind and Bo Ek');
    expect(html).toContain('href="/authors/bo-ek"');
  });

  test('has no empty box for an author of whom nothing is known, but leads to the others’ posts', async () => {
    const text = textOf((await show({ authors: bylined })).html);
    expect(text).not.toContain('About Bo Ek');
    expect(text).toContain('View all posts by Bo Ek');
  });

  test('names several sources', async () => {
    const { html } = await show({
      sources: [
        { name: 'One', url: 'https://one.example/' },
        { name: 'Two', url: 'https://two.example/' },
      ],
    });
    expect(textOf(html)).toContain('Original Sources: One, Two');
  });

  test('has one headline, and headings without a gap', async () => {
    const comments = [comment(1), comment(2, { kind: 'pingback' })];
    const levels = headingLevels((await show({ authors: bylined }, { comments })).html);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    }, 0);
  });

  test('says in which language and direction the article runs, and that the rest is in the newspaper’s', async () => {
    const { html } = await show({ language: 'ar', title: 'سوق يزن كل شيء' });
    expect(html).toMatch(/<article class="article" lang="ar" dir="rtl">/);
    expect(html).toMatch(/<div class="byline" lang="en-GB" dir="ltr">/);
  });

  test('shows no byline and no author on a standing page, and no discussion where it is closed', async () => {
    const { html, head } = await show({ kind: 'page', commentPolicy: 'closed' });
    expect(html).not.toContain('class="byline"');
    expect(html).not.toContain('About Ada Lind');
    expect(html).not.toContain('id="comments"');
    expect(head.type).toBe('website');
  });

  test('offers no reply where the discussion is closed', async () => {
    const { html } = await show({ commentPolicy: 'closed' }, { comments: [comment(1)] });
    expect(textOf(html)).toContain('The discussion is closed.');
    expect(html).not.toContain('?reply=');
    expect(html).not.toContain('<form');
  });

  test('leads to more from its section, and not to itself', async () => {
    const articles = [article(1), article(2), article(3, { section: null })];
    const { html } = await show({}, { articles });
    const related = html.slice(html.indexOf('related-title'), html.indexOf('<footer'));
    expect(related).toContain('Story 2');
    expect(related).not.toContain('Story 1');
    expect(related).not.toContain('Story 3');
  });

  test('moves to the address that the article has today', async () => {
    const newspaper = { articles: [article(1, { slug: 'зима-2' })] };
    expect(await loadArticle(requestFor(newspaper, { params: { slug: id(1) } }))).toEqual({
      kind: 'moved',
      to: `/articles/${encodeURIComponent('зима-2')}`,
    });
  });

  test('is missing where there is no such article', async () => {
    expect(await loadArticle(requestFor({}, { params }))).toEqual({ kind: 'missing' });
  });

  test('is missing where its slug ends like the name of a file: the API has other formats there', async () => {
    const request = requestFor({ articles: [article(1)] }, { params: { slug: `${article(1).slug}.jsonld` } });
    expect(await loadArticle(request)).toEqual({ kind: 'missing' });
  });

  test('is described by its headline where it has no words of its own', async () => {
    const { head } = await show({ title: 'Four pictures', dek: '', excerpt: '' });
    expect(head.description).toBe('Four pictures');
  });

  test('is kept until its discussion ends by its age, and made anew when the newspaper runs discussions otherwise', async () => {
    const articles = [article(1, { publishedAt: '2026-11-20T08:00:00.000Z', closeCommentsAfterDays: 30 })];
    const loaded = await loadArticle(requestFor({ articles }, { params }));
    expect(loaded).toMatchObject({ validUntil: '2026-12-20T08:00:00.000Z' });
    expect((await show()).tags).toContain('discussions');
  });

  test('is made anew when the article, an author, its section or a topic changes', async () => {
    const { tags } = await show({ tags: [locks] });
    expect(tags).toEqual(
      expect.arrayContaining([
        `article:${id(1)}`,
        `author:${ada.id}`,
        `section:${rivers.id}`,
        `tag:${locks.id}`,
        'sections',
      ]),
    );
  });
});

describe('the discussion under an article', () => {
  test('stands in threads, each comment with an address of its own', async () => {
    const comments = [comment(1), comment(2, { parentId: id(1) })];
    const { html } = await show({}, { comments });
    expect(html).toMatch(
      new RegExp(
        `<article id="comment-${id(1)}"[^]*<ol[^>]*><li[^>]*><article id="comment-${id(2)}"[^]*</li></ol></li>`,
      ),
    );
    expect(html).toContain(`href="/comments/${id(1)}"`);
    const reply = `href="/articles/story-1?reply=${id(1)}#reply" data-reply-to="${id(1)}" data-reply-name="Reader 1"`;
    expect(html).toContain(reply);
  });

  test('is indented four deep; what answers deeper says whom it answers', async () => {
    const chain = Array.from({ length: 6 }, (_, index) =>
      comment(index + 1, { parentId: index === 0 ? null : id(index) }),
    );
    const text = textOf((await show({}, { comments: chain })).html);
    expect(text).not.toContain('in reply to Reader 3');
    expect(text).toContain('in reply to Reader 4');
    expect(text).toContain('in reply to Reader 5');
  });

  test('links a reader’s website without recommending it', async () => {
    const { html } = await show({}, { comments: [comment(1, { website: 'https://reader.example/' })] });
    expect(html).toContain('<a href="https://reader.example/" rel="ugc nofollow noopener">');
  });

  test('shows what a reader wrote as text', async () => {
    const { html } = await show(
      {},
      { comments: [comment(1, { body: '<script>alert(1)</script>\n\nSecond', name: '<b>x</b>' })] },
    );
    expect(html).toContain('<p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</p><p dir="auto">Second</p>');
    expect(html).not.toContain('<b>x</b>');
  });

  test('keeps other sites’ links apart, and does not count them', async () => {
    const comments = [
      comment(1),
      comment(2, { kind: 'pingback', name: 'Elsewhere', website: 'https://elsewhere.example/' }),
    ];
    const text = textOf((await show({}, { comments })).html);
    expect(text).toContain('1 comment ');
    expect(text).toMatch(/Linked from Elsewhere, 20 November 2026/);
  });

  test('is shown whole where it is short, and otherwise leads to the rest of it', async () => {
    const replies = (count: number) => Array.from({ length: count }, (_, at) => comment(at + 2, { parentId: id(1) }));
    const short = textOf((await show({}, { comments: [comment(1), ...replies(19)] })).html);
    expect(short).toContain('Reader 20');
    expect(short).not.toContain('Show');
    const long = await show({}, { comments: [comment(1), ...replies(20)] });
    expect(textOf(long.html)).toContain('Show 18 more replies');
    expect(long.html).toContain(`href="/articles/story-1/comments/${id(1)}"`);
    expect(textOf(long.html)).not.toContain('Reader 4 ');
    const threads = Array.from({ length: 21 }, (_, index) => comment(index + 1));
    const { html } = await show({}, { comments: threads });
    expect(textOf(html)).toContain('21 comments');
    expect(html).toContain('href="/articles/story-1/comments?after=7"');
  });

  test('shows a reply itself where a link would lead to that one alone, and nothing removed that nothing answers', async () => {
    const say = (number: number, to: number, isRemoved = false) => comment(number, { parentId: id(to), isRemoved });
    const threads = Array.from({ length: 20 }, (_, index) => comment(index + 60));
    const three = [comment(1), ...[2, 3, 4].map((number) => say(number, 1))];
    const four = [comment(10), ...[11, 12, 13, 14].map((number) => say(number, 10))];
    const answered = [comment(20), say(21, 20), say(22, 20, true), say(23, 22), say(24, 20), say(25, 20)];
    const text = textOf((await show({}, { comments: [...three, ...four, ...answered, ...threads] })).html);
    expect(text).toMatch(/Reader 4 .*Reader 12 .*Show 2 more replies.*Reader 21 .*Show 3 more replies/);
    expect(text).not.toMatch(/1 more reply|Reader 13 |Reader 23 |was removed/);
  });

  test('leads to a lone reply where the page would have too many comments with it', async () => {
    const of3 = (number: number) =>
      [0, 1, 2, 3].map((at) => comment(number + at, at > 0 ? { parentId: id(number) } : {}));
    const comments = [10, 20, 30, 40, 50, 60, 70].flatMap(of3);
    const { html } = await show({}, { comments });
    expect(html.match(/class="comment-self"/g)).toHaveLength(21);
    expect(textOf(html)).toContain('Show 1 more reply');
  });

  test('is in the order that an address asks for, which search engines leave alone', async () => {
    const comments = [comment(1), comment(2), ...[3, 4, 5].map((number) => comment(number, { parentId: id(1) }))];
    const { html, head } = await show({}, { comments }, 'comments=newest');
    expect(textOf(html)).toMatch(/Reader 2 .*Reader 1 .*Reader 3 /);
    expect(html).toContain('href="/articles/story-1?comments=most-discussed#comments"');
    expect(html).toContain('href="/articles/story-1#comments"');
    expect(head).toMatchObject({ indexed: false, canonical: 'https://tide.example/articles/story-1' });
    for (const query of [
      'comments=oldest',
      'comments=nonsense',
      `comments=newest&reply=${id(1)}`,
      `reply=${id(9)}`,
      'reply=nonsense',
    ]) {
      const loaded = await loadArticle(requestFor({ articles: [article(1)], comments }, { params, query }));
      expect([query, loaded]).toEqual([query, { kind: 'moved', to: '/articles/story-1' }]);
    }
  });

  test('shows what is picked, what was edited, and that something was removed', async () => {
    const comments = [
      comment(1, { isRemoved: true, name: '', body: '' }),
      comment(2, { parentId: id(1), isEditorsPick: true, editedAt: '2026-11-20T09:05:00.000Z' }),
    ];
    const { html } = await show({}, { comments });
    expect(textOf(html)).toContain('This comment was removed. Reader 2 Editors’ pick 20 Nov 2026, 09:00 edited');
  });

  test('opens the form for a reply without a script', async () => {
    const { html } = await show({}, { comments: [comment(1)] }, `reply=${id(1)}`);
    expect(textOf(html)).toContain('Leave a Reply to Reader 1');
  });
});
