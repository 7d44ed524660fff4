import { expect, test } from 'vitest';
import { toLife } from './article-life.ts';
import type { ImportedArticle } from './wordpress/imported.ts';

const article: ImportedArticle = {
  originalId: 41,
  originalUrl: undefined,
  oldPaths: [],
  kind: 'article',
  slug: 'ferries-are-late',
  title: 'Ferries are late',
  dek: '',
  body: '<p>The ferries were late.</p>',
  sources: [],
  authors: [{ login: 'margit', name: 'margit' }],
  section: undefined,
  tags: [],
  featuredImageAttachmentId: undefined,
  language: undefined,
  status: 'published',
  publishedAt: '2013-01-11T20:22:19.000Z',
  createdAt: '2013-01-11T20:22:19.000Z',
  modifiedAt: '2013-02-01T10:00:00.000Z',
  commentPolicy: 'open',
  comments: [],
  isSticky: false,
  notes: [],
};
const now = '2026-11-23T08:00:00.000Z';
const later = '2030-01-01T19:00:18.000Z';

test('what was published keeps its dates', () => {
  expect(toLife(article, now)).toEqual({
    life: {
      status: 'published',
      createdAt: '2013-01-11T20:22:19.000Z',
      updatedAt: '2013-02-01T10:00:00.000Z',
      publishedAt: '2013-01-11T20:22:19.000Z',
    },
  });
});

test('what was published without a date has the one of its last change, or of the import', () => {
  const undated = { ...article, publishedAt: undefined, createdAt: undefined };
  const { life, note } = toLife(undated, now);
  expect(life.publishedAt).toBe('2013-02-01T10:00:00.000Z');
  expect(note).toContain('no date');
  expect(toLife({ ...undated, modifiedAt: undefined }, now).life).toEqual({
    status: 'published',
    createdAt: now,
    updatedAt: now,
    publishedAt: now,
  });
});

test('what was private keeps the date that it would be published under', () => {
  expect(toLife({ ...article, status: 'draft' }, now).life).toMatchObject({
    status: 'draft',
    publishedAt: '2013-01-11T20:22:19.000Z',
  });
});

test('what was scheduled is published when its time comes', () => {
  expect(toLife({ ...article, status: 'scheduled', publishedAt: later }, now)).toEqual({
    life: { status: 'scheduled', scheduledFor: later, createdAt: now, updatedAt: now },
  });
});

test('what was published under a date to come keeps it, and that is noted', () => {
  expect(toLife({ ...article, publishedAt: later }, now)).toMatchObject({
    life: { status: 'published', publishedAt: later },
    note: 'It is dated to a time to come, and stands above all others until then.',
  });
});

test('what was scheduled for a time that has passed is published under it', () => {
  expect(toLife({ ...article, status: 'scheduled' }, now).life).toMatchObject({
    status: 'published',
    publishedAt: '2013-01-11T20:22:19.000Z',
  });
});

test.each([
  ['text', { body: '<p> </p>' }],
  ['author', { authors: [] }],
  ['date', { publishedAt: undefined }],
])('what was scheduled without a %s waits for an editor, and that is noted', (_, missing) => {
  const { life, note } = toLife({ ...article, status: 'scheduled', publishedAt: later, ...missing }, now);
  expect(life.status).toBe('in-review');
  expect(life.scheduledFor).toBeUndefined();
  expect(note).toMatch(/^It was scheduled /);
});
