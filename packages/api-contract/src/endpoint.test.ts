import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { ById, ByIdOrSlug, PageQuery, endpoint, pageOf, queryInteger } from './endpoint.ts';

describe('a whole number in a query', () => {
  const Limit = queryInteger({ min: 0, max: 1000 });

  test('is read from plain digits, and taken as a number from callers of the client', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (value) => {
        expect(Limit.parse(`${value}`)).toBe(value);
        expect(Limit.parse(value)).toBe(value);
      }),
    );
    expectTypeOf<z.input<typeof Limit>>().toEqualTypeOf<number | string>();
    expectTypeOf<z.output<typeof Limit>>().toEqualTypeOf<number>();
  });

  test.each([
    '',
    ' ',
    ' 5',
    '5 ',
    '5\n',
    '+5',
    '-5',
    '5.0',
    '1e2',
    '0x10',
    '0b1',
    '1_0',
    '٥',
    '５',
    'NaN',
    '9'.repeat(400),
  ])('is not read from %j', (text) => {
    expect(Limit.safeParse(text).error?.issues).toMatchObject([{ message: 'Must be a whole number in plain digits.' }]);
  });

  test.each([5.5, Number.NaN, Infinity, true, null, undefined, ['5'], ['1', '2'], {}])('is not %j', (value) => {
    expect(Limit.safeParse(value).success).toBe(false);
  });

  test('says how far it may go', () => {
    const Wait = queryInteger({ min: 1, max: 30 });
    expect(Wait.safeParse('0').error?.issues).toMatchObject([{ message: 'Must be at least 1.' }]);
    expect(Wait.safeParse('31').error?.issues).toMatchObject([{ message: 'Must be at most 30.' }]);
  });

  test('is an integer within its bounds in JSON Schema', () => {
    const schema = z.toJSONSchema(Limit.prefault(20), { io: 'input' });
    expect(schema).toMatchObject({ type: 'integer', minimum: 0, maximum: 1000, default: 20 });
  });
});

describe('the query of a list', () => {
  test('asks for twenty items from the beginning, where nothing else is said', () => {
    expect(PageQuery.parse({})).toEqual({ limit: 20 });
  });

  test.each(['0', '101', '1e1', ''])('does not ask for %j items', (limit) => {
    expect(PageQuery.safeParse({ limit }).error?.issues.map(({ path }) => path)).toEqual([['limit']]);
  });

  test('has neither an empty cursor nor names that no list knows', () => {
    expect(PageQuery.safeParse({ after: '' }).success).toBe(false);
    expect(PageQuery.safeParse({ page: '2' }).success).toBe(false);
  });
});

describe('the address of one thing', () => {
  test('by id or slug takes both, and by id ids alone', () => {
    const id = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05';
    expect(ByIdOrSlug.parse({ idOrSlug: id })).toEqual({ idOrSlug: id });
    expect(ByIdOrSlug.parse({ idOrSlug: 'ferries' })).toEqual({ idOrSlug: 'ferries' });
    expect(ById.parse({ id })).toEqual({ id });
    expect(ById.safeParse({ id: 'ferries' }).success).toBe(false);
  });

  test('is neither empty nor longer than any slug', () => {
    for (const idOrSlug of ['', 'a'.repeat(201)]) expect(ByIdOrSlug.safeParse({ idOrSlug }).success).toBe(false);
  });
});

test('a page has items, and a cursor on all but the last', () => {
  const Page = pageOf(z.string());
  for (const next of ['cursor', null]) expect(Page.safeParse({ items: ['a'], next }).success).toBe(true);
  expect(Page.safeParse({ items: ['a'] }).success).toBe(false);
  expect(Page.safeParse({ items: [1], next: null }).success).toBe(false);
});

test('an endpoint without parameters refuses every parameter', () => {
  const { params, query } = endpoint({
    id: 'ping',
    method: 'GET',
    path: '/v1/ping',
    group: 'Pings',
    summary: 'Ping',
    access: 'public',
    status: 204,
    problems: [],
  });
  for (const schema of [params, query]) {
    expect(schema.parse({})).toEqual({});
    expect(schema.safeParse({ a: '1' }).success).toBe(false);
  }
});
