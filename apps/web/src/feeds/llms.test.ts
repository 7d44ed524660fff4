import { describe, expect, test } from 'vitest';
import { article, requestFor, rivers } from '../pages/newspaper.fixture.ts';
import { loadArticleMarkdown } from './article-markdown.ts';
import { loadLlms } from './llms.ts';

describe('what machines are told of the newspaper', () => {
  test('is its sections, its newest articles as Markdown, and where everything else is', async () => {
    const loaded = await loadLlms(requestFor({ articles: [article(1)], sections: [rivers] }));
    expect(loaded).toMatchObject({ kind: 'feed', contentType: 'text/plain; charset=utf-8' });
    expect(loaded.kind === 'feed' && loaded.body).toBe(
      `# The Evening Tide

> News from both sides of the water.

Every article is Markdown at its address with \`.md\` behind it.

## Sections

- [Rivers](https://tide.example/sections/rivers): Where the water goes.

## Latest articles

- [Story 1](https://tide.example/articles/story-1.md): The lock opened at six.

## Feeds

- [RSS](https://tide.example/feed.xml): The newest articles, whole.
- [Sitemap](https://tide.example/sitemap.xml): Every page.

## API

- [Reference](https://tide.example/api/docs): How articles, authors and comments are read.
- [OpenAPI](https://tide.example/api/openapi.json): The same for programs.
`,
    );
  });

  test('is made anew when one of them changes', async () => {
    const { id } = article(1);
    const loaded = await loadLlms(requestFor({ articles: [article(1)] }));
    expect(loaded).toMatchObject({ tags: ['articles', 'sections', `article:${id}`] });
  });

  test('cannot be broken out of by a headline', async () => {
    const title = '](https://evil.example) # <b> *x*\n## Ours';
    const loaded = await loadLlms(requestFor({ articles: [article(1, { title })] }));
    expect(loaded.kind === 'feed' && loaded.body).toContain(
      '- [\\](https://evil.example) \\# \\<b\\> \\*x\\* \\#\\# Ours](https://tide.example/articles/story-1.md)',
    );
  });
});

describe('the Markdown of an article on the site', () => {
  test('is not there where the article is not', async () => {
    expect(await loadArticleMarkdown(requestFor({}, { params: { slug: 'gone' } }))).toEqual({ kind: 'missing' });
  });

  test('has one address, also where it is asked for by its id', async () => {
    const story = article(1);
    expect(await loadArticleMarkdown(requestFor({ articles: [story] }, { params: { slug: story.id } }))).toEqual({
      kind: 'moved',
      to: '/articles/story-1.md',
    });
  });
});
