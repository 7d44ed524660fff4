import { describe, expect, test } from 'vitest';
import CommentFragment from '../comment-fragment/CommentFragment.vue';
import { loadCommentFragment } from '../comment-fragment/comment-fragment.loader.ts';
import { article, comment, id, requestFor } from '../newspaper.fixture.ts';
import { headingLevels, render, textOf } from '../rendering.fixture.ts';
import { findCommentPage } from './comment-page.ts';
import { loadFurtherThreads, loadThread } from './discussion.loader.ts';
import DiscussionPage from './DiscussionPage.vue';

const newspaper = {
  articles: [article(1)],
  // 43 threads, of which the first has 120 replies.
  comments: [
    ...Array.from({ length: 43 }, (_, at) => comment(at + 1)),
    ...Array.from({ length: 120 }, (_, at) => comment(at + 101, { parentId: id(at === 0 ? 1 : at + 100) })),
  ],
};
const threadAt = (thread: string, query = '') =>
  loadThread(requestFor(newspaper, { params: { slug: 'story-1', thread }, query }));
const furtherAt = (query: string) => loadFurtherThreads(requestFor(newspaper, { params: { slug: 'story-1' }, query }));

describe('the page of further threads', () => {
  test('goes on where the article’s own page ends, and is no page of its own for search engines', async () => {
    const { html, head, tags } = await render(DiscussionPage, furtherAt('after=10'));
    expect(textOf(html)).toMatch(/Reader 11 .*Reader 35 /);
    expect(textOf(html)).not.toContain('Reader 10 ');
    expect(html).toContain('href="/articles/story-1/comments?after=35"');
    expect(html).toContain('href="/articles/story-1?reply=');
    expect(head).toMatchObject({ indexed: false, canonical: 'https://tide.example/articles/story-1' });
    expect(tags).toContain(`article:${id(1)}`);
    expect(headingLevels(html)[0]).toBe(1);
  });

  test('keeps its order', async () => {
    const { html } = await render(DiscussionPage, furtherAt('comments=newest&after=10'));
    expect(html).toContain('href="/articles/story-1/comments?comments=newest&amp;after=35"');
    expect(html).toContain('href="/articles/story-1?comments=newest#comments"');
  });

  test.each(['', 'comments=nonsense&after=20'])('leads to the article where it is asked for %j', async (query) => {
    expect(await furtherAt(query)).toEqual({ kind: 'moved', to: '/articles/story-1#comments' });
  });
});

describe('the page of a thread', () => {
  test('shows it from its beginning, and leads to its end', async () => {
    const { html } = await render(DiscussionPage, threadAt(id(1)));
    expect(textOf(html)).toMatch(/Reader 1 .*Reader 101 .*Reader 200 .*Show 20 more replies/);
    const rest = await render(DiscussionPage, threadAt(id(1), 'after=100'));
    expect(textOf(rest.html)).toMatch(/Reader 1 .*Reader 201 .*in reply to an earlier comment.*Reader 220 /);
    expect(textOf(rest.html)).toContain('Earlier replies');
    expect(rest.html).toContain(`in reply to <a href="/comments/${id(200)}"`);
  });

  test('is that of the comment that began it', async () => {
    const to = `/articles/story-1/comments/${id(1)}#comment-${id(101)}`;
    expect(await threadAt(id(101))).toEqual({ kind: 'moved', to });
    expect(await threadAt(id(999))).toEqual({ kind: 'missing' });
  });
});

describe('the address of a comment', () => {
  test.each([
    ['on the page of the article', 102, `/articles/story-1#comment-${id(102)}`],
    [
      'in a thread of which that page shows the beginning',
      104,
      `/articles/story-1/comments/${id(1)}#comment-${id(104)}`,
    ],
    ['far down in it', 215, `/articles/story-1/comments/${id(1)}?after=114#comment-${id(215)}`],
    ['in a thread that is not on that page', 30, `/articles/story-1/comments/${id(30)}#comment-${id(30)}`],
  ])('leads to where it is: %s', async (_, number, to) => {
    const { client } = requestFor(newspaper);
    expect(await findCommentPage(client, id(number), { sparesArticle: false })).toBe(to);
  });

  test('leads to its thread where the page of the article did not have it', async () => {
    const { client } = requestFor(newspaper);
    const to = `/articles/story-1/comments/${id(1)}#comment-${id(103)}`;
    expect(await findCommentPage(client, id(103), { sparesArticle: true })).toBe(to);
    expect(await findCommentPage(client, id(999), { sparesArticle: true })).toBeUndefined();
  });
});

test('a comment by itself says where it belongs and whom it answers', async () => {
  const { html, tags } = await render(
    CommentFragment,
    loadCommentFragment(requestFor(newspaper, { params: { id: id(102) } })),
  );
  expect(html).toMatch(new RegExp(`^<li class="comment" data-parent="${id(101)}"><article id="comment-${id(102)}"`));
  expect(textOf(html)).toContain('in reply to Reader 101');
  expect(tags).toEqual(expect.arrayContaining([`article:${id(1)}`, `comment:${id(102)}`]));
});
