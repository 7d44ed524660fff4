import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AuthorDraft, bodyAllowList, CommentSubmission, SectionDraft, Slug } from '@broadsheet/domain';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import type { DemoComment } from './newsroom-types.ts';
import { newsroom } from './newsroom.ts';
import { findPublicationTime, toArticleDraft, toTimeAfter } from './relative-times.ts';

const loadedAt = new Date('2026-11-23T09:00:00.000Z');
const { articles, authors, sections } = newsroom;
const published = articles.filter(({ publish }) => typeof publish === 'object' && !('scheduledInDays' in publish));
const news = published.filter(({ kind }) => kind !== 'page');
const webPublic = fileURLToPath(new URL('../../../web/public', import.meta.url));

function flatten(comments: readonly DemoComment[], depth = 0): { comment: DemoComment; depth: number }[] {
  return comments.flatMap((comment) => [{ comment, depth }, ...flatten(comment.replies ?? [], depth + 1)]);
}

const allComments = articles.flatMap((article) => flatten(article.comments ?? []));

function elementsOf(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) }).end(html);
  return found;
}

describe('what the demo newsroom shows', () => {
  test('it has at least a dozen published articles, two pages and five authors', () => {
    expect(news.length).toBeGreaterThanOrEqual(12);
    expect(published.length - news.length).toBe(2);
    expect(authors).toHaveLength(5);
  });

  test('its articles are in at least three languages, and one of them runs right to left', () => {
    const languages = new Set(news.map(({ language = 'en' }) => language));
    expect([...languages].toSorted()).toEqual(['ar', 'en', 'ko', 'uk']);
  });

  test('every section has a published article, and every author has signed one', () => {
    expect(new Set(news.map(({ section }) => section))).toEqual(new Set(sections.map(({ slug }) => slug)));
    const signed = news.flatMap((article) => article.authors?.map(({ author }) => author));
    expect(new Set(signed)).toEqual(new Set(authors.map(({ slug }) => slug)));
  });

  test('there is a correction, a shared byline, a translation and an article from elsewhere', () => {
    expect(news.some(({ corrections = [] }) => corrections.length > 0)).toBe(true);
    const roles = news.map(({ authors: byline = [] }) => byline.map(({ role = null }) => role));
    expect(roles).toContainEqual([null, null]);
    expect(roles).toContainEqual(['interview by', 'translated by']);
    expect(news.filter(({ sources = [] }) => sources.length > 0).length).toBeGreaterThan(2);
  });

  test('one article is scheduled for the days to come, one is a draft and one is in review', () => {
    const scheduled = articles.flatMap(({ publish }) =>
      typeof publish === 'object' && 'scheduledInDays' in publish ? [findPublicationTime(publish, loadedAt)] : [],
    );
    expect(scheduled).toHaveLength(1);
    expect(scheduled[0]?.getTime()).toBeGreaterThan(loadedAt.getTime());
    expect(articles.filter(({ publish }) => publish === 'draft')).toHaveLength(1);
    expect(articles.filter(({ publish }) => publish === 'in-review')).toHaveLength(1);
  });

  test('readers have left 30 to 45 comments, up to four replies deep, in every state', () => {
    expect(allComments.length).toBeGreaterThanOrEqual(30);
    expect(allComments.length).toBeLessThanOrEqual(45);
    expect(Math.max(...allComments.map(({ depth }) => depth))).toBe(4);
    const states = new Set(allComments.map(({ comment }) => comment.status));
    expect(states).toEqual(new Set(['approved', 'pending', 'rejected', 'spam']));
  });

  test('the editors have picked some of the comments that readers see', () => {
    const picks = allComments.filter(({ comment }) => comment.isEditorsPick);
    expect(picks.map(({ comment }) => comment.status)).toEqual(['approved', 'approved']);
  });
});

describe('what the domain says of the demo newsroom', () => {
  test.each(articles)('the article $slug is accepted, with an author and a section that exist', (article) => {
    const draft = toArticleDraft(article, loadedAt);
    const isPage = draft.kind === 'page';
    expect(draft.authors.length).toBeGreaterThanOrEqual(isPage ? 0 : 1);
    for (const { author } of draft.authors) expect(authors.map(({ slug }) => slug)).toContain(author);
    expect(isPage ? [null] : sections.map(({ slug }) => slug)).toContain(draft.section);
  });

  test.each(articles)('the body of $slug has nothing that would be taken out', ({ body = '' }) => {
    const allowed: Record<string, readonly string[]> = bodyAllowList.elements;
    for (const { name, attributes } of elementsOf(body)) {
      expect(Object.keys(allowed)).toContain(name);
      expect(allowed[name]).toEqual(expect.arrayContaining(Object.keys(attributes)));
    }
  });

  test.each(news)('the article $slug has the length of a newspaper article', ({ body = '' }) => {
    const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(body.replace(/<[^>]*>/g, ' '))];
    expect(words.filter(({ isWordLike }) => isWordLike).length).toBeGreaterThan(350);
  });

  test('authors and sections are accepted', () => {
    for (const author of authors) expect(AuthorDraft.parse(author).slug).toBe(author.slug);
    for (const section of sections) expect(SectionDraft.parse(section).slug).toBe(section.slug);
  });

  test('no slug is used twice', () => {
    for (const list of [articles, authors, sections]) {
      const slugs = list.map(({ slug }) => Slug.parse(slug));
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });

  test('every comment is accepted as it stands, from an address that nobody has', () => {
    for (const { comment } of allComments) {
      const { body, name, email, website } = comment;
      const accepted = CommentSubmission.parse({ body, name, email, website });
      expect(accepted.body).toBe(body);
      expect(accepted.email).toMatch(/@example\.org$/);
    }
  });
});

describe('how the demo newsroom holds together', () => {
  test.each(news)('what was said of $slug came after it, in order, and not in the future', (article) => {
    const publishedAt = findPublicationTime(article.publish, loadedAt) ?? loadedAt;
    const hours = (article.corrections ?? []).map(({ hoursAfterPublication }) => hoursAfterPublication);
    const visit = (comments: readonly DemoComment[], earliest: number): void => {
      for (const { hoursAfterPublication, replies = [] } of comments) {
        expect(hoursAfterPublication).toBeGreaterThan(earliest);
        hours.push(hoursAfterPublication);
        visit(replies, hoursAfterPublication);
      }
    };
    visit(article.comments ?? [], 0);
    for (const each of hours) expect(toTimeAfter(publishedAt, each).getTime()).toBeLessThan(loadedAt.getTime());
  });

  test('links inside the newspaper lead to published articles and to authors', () => {
    const links = articles.flatMap(({ body = '' }) =>
      elementsOf(body).flatMap(({ attributes }) => attributes['href']?.match(/^\/.+/)?.[0] ?? []),
    );
    const texts = published.map(({ slug }) => `/articles/${slug}`);
    const people = authors.map(({ slug }) => `/authors/${slug}`);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect([...texts, ...people]).toContain(link);
  });

  test('every picture is there and is described', () => {
    const leads = articles.flatMap(({ leadImage }) => (leadImage ? [{ src: leadImage.url, alt: leadImage.alt }] : []));
    const inline = articles
      .flatMap(({ body = '' }) => elementsOf(body))
      .filter(({ name }) => name === 'img')
      .map(({ attributes: { src = '', alt = '' } }) => ({ src, alt }));
    const faces = authors.flatMap(({ avatarUrl, name }) => (avatarUrl ? [{ src: avatarUrl, alt: name }] : []));
    expect(leads.length).toBeGreaterThanOrEqual(8);
    for (const { src, alt } of [...leads, ...inline, ...faces]) {
      expect(existsSync(`${webPublic}${src}`), src).toBe(true);
      expect(alt).not.toBe('');
    }
  });
});
