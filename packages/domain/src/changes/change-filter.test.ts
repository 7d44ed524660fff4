import { describe, expect, test } from 'vitest';
import { ChangeSubject, ChangeTypePattern, isWanted } from './change-filter.ts';
import { ChangeType } from './change.ts';

const change = { type: 'comment.approved', subjects: ['comment:1', 'article:2'] } as const;
const wants = (filter: Parameters<typeof isWanted>[1]) =>
  isWanted({ ...change, subjects: [...change.subjects] }, filter);

describe('a change is wanted', () => {
  test('where nothing is asked for', () => {
    expect(wants({})).toBe(true);
  });

  test('by its type, by its kind, or with all others', () => {
    expect(wants({ types: ['comment.approved'] })).toBe(true);
    expect(wants({ types: ['article.published', 'comment.*'] })).toBe(true);
    expect(wants({ types: ['*'] })).toBe(true);
    expect(wants({ types: ['comment.spam', 'article.*'] })).toBe(false);
  });

  test('by what it is about, whatever else it is about', () => {
    expect(wants({ subject: 'article:2' })).toBe(true);
    expect(wants({ subject: 'article:1' })).toBe(false);
    expect(wants({ subject: 'article:2', types: ['article.*'] })).toBe(false);
  });
});

test('every type of change has a kind that is a pattern', () => {
  for (const type of ChangeType.options) {
    expect(ChangeTypePattern.safeParse(`${type.split('.')[0]}.*`).success).toBe(true);
  }
});

test.each(['', 'article', 'article:1', 'articles:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05', 'article:%'])(
  '%j is nothing that a change is about',
  (subject) => {
    expect(ChangeSubject.safeParse(subject).success).toBe(false);
  },
);
