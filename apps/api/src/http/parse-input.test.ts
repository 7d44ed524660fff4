import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { parseBody, parseParameters } from './parse-input.ts';

const Body = z.strictObject({ title: z.string(), links: z.array(z.strictObject({ url: z.string() })).default([]) });
const Query = z.strictObject({ section: z.string().optional() });

describe('a body', () => {
  test('comes out as its schema says', () => {
    expect(parseBody(Body, { title: 'Ferries' })).toEqual({ title: 'Ferries', links: [] });
  });

  test('is refused with the place of every mistake', () => {
    const body = { title: 1, links: [{ url: 'a' }, { url: 2, 'x/y': 3 }], '~': 4 };
    expect(refusalOf(() => parseBody(Body, body))).toMatchObject({
      code: 'invalid-body',
      message: expect.stringContaining('4 mistakes, the first one: /title: ') as string,
      errors: [{ pointer: '/title' }, { pointer: '/links/1/url' }, { pointer: '/links/1/x~1y' }, { pointer: '/~0' }],
    });
  });

  test('that is no object is wrong as a whole', () => {
    for (const body of [null, [], 'text', 7, true]) {
      expect(refusalOf(() => parseBody(Body, body)).errors.map(({ pointer }) => pointer)).toEqual(['']);
    }
  });

  test('has no names that mean something to JavaScript', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const body: unknown = JSON.parse(`{"title":"Ferries","${name}":{"isAdmin":true}}`);
      expect(refusalOf(() => parseBody(Body, body)).errors).toEqual([
        { pointer: `/${name}`, message: 'Is not known here.' },
      ]);
    }
  });

  test('is refused with fifty mistakes at most', () => {
    const body = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 1]));
    expect(refusalOf(() => parseBody(Body, body)).errors).toHaveLength(50);
  });
});

describe('a parameter', () => {
  test('is refused by its name', () => {
    expect(refusalOf(() => parseParameters(Query, { section: ['a', 'b'], page: '2' }))).toMatchObject({
      code: 'invalid-parameter',
      errors: [{ pointer: 'section' }, { pointer: 'page' }],
    });
  });

  test('has neither NUL nor half a surrogate pair in it', () => {
    for (const section of ['a\u0000', '\uD800']) {
      expect(refusalOf(() => parseParameters(Query, { section })).errors).toMatchObject([{ pointer: 'section' }]);
    }
  });
});

function refusalOf(parse: () => unknown): Refusal {
  try {
    parse();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
