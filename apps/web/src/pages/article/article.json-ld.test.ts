import { describe, expect, test } from 'vitest';
import { article, locks, site } from '../newspaper.fixture.ts';
import { newsArticleJsonLd, standingPageJsonLd } from './article.json-ld.ts';

describe('what an article says of itself to search engines', () => {
  test('is everything that a reader sees of it', () => {
    const story = article(1, {
      dek: 'It opened.',
      tags: [locks],
      language: 'uk',
      updatedAt: '2026-11-21T08:00:00.000Z',
      leadImage: { url: '/demo/lock.svg', alt: 'A lock', caption: 'The lock at six.', credit: 'Archive' },
      sources: [{ name: 'Gazette', url: 'https://gazette.example/lock' }],
      corrections: [{ at: '2026-11-21T08:00:00.000Z', text: 'It was seven.' }],
    });
    expect(newsArticleJsonLd(story, site)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Story 1',
      description: 'It opened.',
      datePublished: '2026-11-20T08:00:00.000Z',
      dateModified: '2026-11-21T08:00:00.000Z',
      author: [{ '@type': 'Person', name: 'Ada Lind', url: 'https://tide.example/authors/ada-lind' }],
      publisher: { name: 'The Evening Tide', url: 'https://tide.example/' },
      image: [{ url: 'https://tide.example/demo/lock.svg', caption: 'The lock at six.', creditText: 'Archive' }],
      articleSection: 'Rivers',
      keywords: ['Locks & weirs'],
      inLanguage: 'uk',
      mainEntityOfPage: 'https://tide.example/articles/story-1',
      isBasedOn: ['https://gazette.example/lock'],
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-11-21T08:00:00.000Z', text: 'It was seven.' }],
    });
  });

  test('leaves out what it does not have', () => {
    const bare = newsArticleJsonLd(article(1, { section: null }), site);
    for (const name of ['image', 'articleSection', 'keywords', 'isBasedOn', 'correction']) {
      expect(bare).not.toHaveProperty(name);
    }
  });

  test('names the newspaper as the author of what nobody signed', () => {
    expect(newsArticleJsonLd(article(1, { authors: [] }), site)).toMatchObject({
      author: [{ '@type': 'NewsMediaOrganization', name: 'The Evening Tide' }],
    });
  });

  test('does not call a standing page news', () => {
    const page = standingPageJsonLd(article(1, { kind: 'page' }), site);
    expect(page).toMatchObject({ '@type': 'WebPage' });
    expect(page).not.toHaveProperty('author');
  });
});
