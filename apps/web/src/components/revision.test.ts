import { describe, expect, test } from 'vitest';
import { revisedAt } from './revision.ts';

const publishedAt = '2026-11-20T08:00:00.000Z';

describe('whether a reader is told of a change', () => {
  test('a change on the next day is told', () => {
    expect(revisedAt({ publishedAt, updatedAt: '2026-11-21T08:00:00.000Z' })).toBe('2026-11-21T08:00:00.000Z');
  });

  test.each([
    ['within the hour', { publishedAt, updatedAt: '2026-11-20T08:59:00.000Z' }],
    ['before it was published', { publishedAt, updatedAt: '2026-11-19T08:00:00.000Z' }],
    ['that was never published', { publishedAt: null, updatedAt: publishedAt }],
  ])('a change %s is not', (_, times) => {
    expect(revisedAt(times)).toBeNull();
  });
});
