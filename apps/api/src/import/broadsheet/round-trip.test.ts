import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Dialect } from '../../database/dialect.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { openTestNewsroom, type TestNewsroom } from '../../testing/test-newsroom.ts';
import { anyNewsroom } from './testing/any-newsroom.ts';
import { bringBack, exportText, toText } from './testing/exports.ts';

async function openEmpty(dialect: Dialect): Promise<TestNewsroom> {
  const newsroom = await openBare(dialect);
  onTestFinished(() => newsroom.drop());
  return newsroom;
}

/** A newsroom of a test without the settings that tests begin with. */
async function openBare(dialect: Dialect) {
  const newsroom = await openTestNewsroom(dialect);
  await newsroom.db.deleteFrom('comment_settings').execute();
  return newsroom;
}

describe.each([
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
] as const)('an export of %s, imported into %s', (from, to) => {
  test('is the same byte for byte when it is exported again', async () => {
    await fc.assert(
      fc.asyncProperty(anyNewsroom(), async (lines) => {
        const [first, second] = [await openBare(from), await openBare(to)];
        try {
          const written = await bringBack(first, toText(lines));
          expect(written).toMatchObject({ isComplete: true, mistakes: [], outcome: { leftOut: 0, faults: [] } });
          const text = await exportText(first);
          expect(text.split('\n').toSorted()).toEqual(toText(lines).split('\n').toSorted());
          await bringBack(second, gzipSync(text));
          expect(await exportText(second)).toBe(text);
        } finally {
          await Promise.all([first.drop(), second.drop()]);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test('is the demo newsroom again where it was that', async () => {
    const [first, second] = [await openEmpty(from), await openEmpty(to)];
    await loadDemo(first);
    const text = await exportText(first);
    expect((await bringBack(second, text)).outcome.leftOut).toBe(0);
    expect(await exportText(second)).toBe(text);
    const counts = (newsroom: TestNewsroom) =>
      newsroom.db
        .selectFrom('articles')
        .select(['id', 'comment_count', 'excerpt', 'reading_minutes'])
        .orderBy('id')
        .execute();
    expect(await counts(second)).toEqual(await counts(first));
  });

  test('changes nothing when it is imported a second time', async () => {
    const newsroom = await openEmpty(to);
    const source = await openEmpty(from);
    await loadDemo(source);
    const text = await exportText(source);
    const { outcome: first } = await bringBack(newsroom, text);
    const last = await newsroom.db.selectFrom('changes').select('seq').orderBy('seq', 'desc').executeTakeFirst();
    const { outcome: second } = await bringBack(newsroom, text);
    expect([second.added, second.present, second.leftOut]).toEqual([new Map(), first.added, 0]);
    expect(await newsroom.db.selectFrom('changes').select('seq').orderBy('seq', 'desc').executeTakeFirst()).toEqual(
      last,
    );
  });
});
