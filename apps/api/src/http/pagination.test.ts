import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerPage, toRowPage, type Position } from './pagination.ts';

const sign = (text: string) => hash('sha256', `secret ${text}`, 'base64url');
const numbers = Array.from({ length: 10 }, (_, index) => index);

/** The page of `numbers` after a cursor. */
function page(cursor?: string, { order = 'numbers', limit = 4 } = {}) {
  return answerPage({ order, cursor, sign }, (after) => {
    const begin = after === undefined ? 0 : Number(after[0]) + 1;
    const rows = numbers.slice(begin, begin + limit + 1);
    return Promise.resolve(toRowPage(rows, limit, (row): Position => [row, `${row}`]));
  });
}

describe('a list in pages', () => {
  test('gives every item once, and ends', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await page(cursor);
      seen.push(...items);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(numbers);
  });

  test('has no next page where the last one is full', async () => {
    expect(await page(undefined, { limit: 10 })).toEqual({ items: numbers, next: null });
  });
});

describe('a cursor', () => {
  const invalid = expect.objectContaining({
    code: 'invalid-cursor',
    errors: [expect.objectContaining({ pointer: 'after' })],
  }) as Error;
  const given = async () => (await page()).next ?? '';

  test('is good for the list that gave it alone', async () => {
    await expect(page(await given(), { order: 'letters' })).rejects.toThrow(invalid);
  });

  test('is refused where it was cut, grown or changed anywhere', async () => {
    const cursor = await given();
    const changed = [...cursor].map(
      (_, at) => `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`,
    );
    const cut = [...cursor].map((_, at) => cursor.slice(0, at));
    const grown = [`${cursor}.`, `${cursor}.x`, `${cursor}x`, ` ${cursor}`, `${cursor}=`, cursor.toUpperCase()];
    for (const forged of [...changed, ...cut, ...grown]) await expect(page(forged)).rejects.toThrow(invalid);
  });

  test('is refused whatever anybody makes up', async () => {
    const madeUp = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.tuple(fc.base64String(), fc.base64String()).map((both) => both.join('.')),
    );
    const isRefused = fc.asyncProperty(madeUp, async (text) => {
      await expect(page(text)).rejects.toThrow(invalid);
    });
    await fc.assert(isRefused, { seed: 7 });
  });
});
