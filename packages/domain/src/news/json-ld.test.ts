import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Article } from './article.ts';
import { articleJsonLd } from './json-ld.ts';

const newspaper = { name: 'The Evening Tide', url: 'https://tide.example' };
const [example] = z.array(Article).parse(Article.meta()?.['examples']);

function article(change: Partial<Article> = {}): Article {
  if (!example) throw new Error('The domain gives an example of an article.');
  return { ...example, ...change };
}

describe('what an article says of itself to search engines', () => {
  test('is everything that a reader sees of it', () => {
    const story = article({
      language: 'uk',
      leadImage: { url: '/demo/lock.svg', alt: 'A lock', caption: 'The lock at six.', credit: 'Archive' },
    });
    expect(articleJsonLd(story, newspaper)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: story.title,
      description: story.dek,
      datePublished: story.publishedAt,
      dateModified: story.updatedAt,
      author: [{ '@type': 'Person', name: 'Ilse Marrow', url: 'https://tide.example/authors/ilse-marrow' }],
      publisher: { name: 'The Evening Tide', url: 'https://tide.example/' },
      image: [{ url: 'https://tide.example/demo/lock.svg', caption: 'The lock at six.', creditText: 'Archive' }],
      articleSection: 'World',
      keywords: ['Ferries'],
      inLanguage: 'uk',
      mainEntityOfPage: 'https://tide.example/articles/harbour-towns-share-ferries',
      isBasedOn: ['https://harbourgazette.example/ferries'],
      correction: [{ '@type': 'CorrectionComment', datePublished: story.corrections[0]?.at }],
    });
  });

  test('leaves out what it does not have', () => {
    const bare = articleJsonLd(article({ section: null, tags: [], sources: [], corrections: [] }), newspaper);
    for (const name of ['image', 'articleSection', 'keywords', 'isBasedOn', 'correction']) {
      expect(bare).not.toHaveProperty(name);
    }
  });

  test('names the newspaper as the author of what nobody signed', () => {
    expect(articleJsonLd(article({ authors: [] }), newspaper)).toMatchObject({
      author: [{ '@type': 'NewsMediaOrganization', name: 'The Evening Tide' }],
    });
  });

  test('does not call a standing page news', () => {
    const page = articleJsonLd(article({ kind: 'page' }), newspaper);
    expect(page).toMatchObject({ '@type': 'WebPage' });
    expect(page).not.toHaveProperty('author');
  });
});
