import type { Article } from '@broadsheet/domain';

/** An article as the API answers it. */
export function exampleArticle(): Article {
  return {
    id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
    kind: 'article',
    slug: 'harbour-towns-share-ferries',
    title: 'Harbour towns agree to share the last cold-water ferries',
    dek: 'Three councils signed a timetable.',
    excerpt: 'The agreement runs to eleven pages.',
    body: '<p>The agreement runs to eleven pages and took nine winters.</p>',
    authors: [],
    section: null,
    tags: [],
    leadImage: null,
    language: 'en',
    status: 'published',
    readingMinutes: 1,
    commentPolicy: 'open',
    closeCommentsAfterDays: null,
    commentCount: 0,
    createdAt: '2026-11-22T19:00:00.000Z',
    updatedAt: '2026-11-23T08:30:00.000Z',
    publishedAt: '2026-11-22T20:00:00.000Z',
    scheduledFor: null,
    withdrawnAt: null,
    version: 3,
    sources: [],
    corrections: [],
  };
}
