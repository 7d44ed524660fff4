import type { DomainErrorCode } from '@broadsheet/domain';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { Problem, ProblemCode, problemTable } from './problems.ts';

const codes = Object.entries(problemTable);

// The compiler holds this to the domain's codes, all of them and no others.
const ofTheDomain = Object.keys({
  'article-incomplete': true,
  'comment-rejected': true,
  'discussion-closed': true,
  'not-a-date-in-the-future': true,
  'parent-not-found': true,
  'transition-not-allowed': true,
} satisfies Record<DomainErrorCode, true>);

describe('the table of problems', () => {
  test.each(ofTheDomain)('has what the rules refuse as %s, as the fault of the one who asked', (code) => {
    expectTypeOf<DomainErrorCode>().toExtend<ProblemCode>();
    const status = new Map<string, { status: number }>(codes).get(code)?.status;
    expect([403, 409, 422]).toContain(status);
  });

  test.each(codes)('names %s in kebab-case, with the status of an error and a title', (code, { status, title }) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  });

  test('has a title of its own for each code, and is in the order of the statuses', () => {
    expect(new Set(codes.map(([, { title }]) => title)).size).toBe(codes.length);
    const statuses = codes.map(([, { status }]) => status);
    expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
  });

  test('is what the schema of codes takes, and nothing else', () => {
    expect(ProblemCode.options).toEqual(codes.map(([code]) => code));
    expect(ProblemCode.safeParse('quota-used-up').success).toBe(false);
  });
});

describe('a problem', () => {
  const example = Problem.parse(Problem.meta()?.examples?.[0]);

  test('is described by an example that says what the table says', () => {
    expect(example).toMatchObject({ ...problemTable[example.code], type: `urn:broadsheet:problem:${example.code}` });
  });

  test('needs no list of errors', () => {
    const { errors: _, ...rest } = example;
    expect(Problem.parse(rest)).toEqual(rest);
  });

  test.each(['type', 'code', 'title', 'status', 'detail'])('has a %s', (field) => {
    expect(Problem.safeParse({ ...example, [field]: undefined }).error?.issues).toMatchObject([{ path: [field] }]);
  });
});
