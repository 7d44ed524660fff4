import { PublicComment } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { describeEachNewsroom } from '../testing/test-newsroom.ts';
import { listCommentsOfArticle } from './lists/comment-lists.actions.ts';
import { findByFingerprint } from './comments.store.ts';
import { insertArticle, put } from './testing/discussion.ts';

describeEachNewsroom('listing the comments on an article', (newsroom) => {
  test('gives the approved ones of this article alone, as readers see them', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, {
      name: 'Nadiya',
      website: 'https://nadiya.example/',
      body: 'Привіт.',
    });
    for (const status of ['pending', 'rejected', 'spam'] as const) await put(newsroom(), articleId, { status });
    await put(newsroom(), await insertArticle(newsroom()));
    const { items: rows } = await listCommentsOfArticle(newsroom(), articleId, { limit: 100 });
    expect(rows).toMatchObject([{ id, name: 'Nadiya', website: 'https://nadiya.example/', body: 'Привіт.' }]);
    expect(rows.map((row) => PublicComment.parse(row))).toEqual(rows);
  });

  test('loses and repeats none where many came in at the same moment', async () => {
    const articleId = await insertArticle(newsroom());
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      ids.push(await put(newsroom(), articleId, { createdAt: '2026-03-01T10:00:00.000Z' }));
    }
    const oldest = await put(newsroom(), articleId, { createdAt: '2026-02-01T10:00:00.000Z' });
    const newest = await put(newsroom(), articleId, { createdAt: '2026-04-01T10:00:00.000Z' });
    const pages: string[][] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await listCommentsOfArticle(newsroom(), articleId, { limit: 3, after });
      pages.push(items.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 3]);
    expect(pages.flat()).toEqual([oldest, ...ids.toSorted(), newest]);
  });

  test('refuses the cursor of another article', async () => {
    const articleId = await insertArticle(newsroom());
    for (let count = 0; count < 2; count += 1) await put(newsroom(), articleId);
    const { next } = await listCommentsOfArticle(newsroom(), articleId, { limit: 1 });
    const other = await insertArticle(newsroom());
    await expect(listCommentsOfArticle(newsroom(), other, { limit: 1, after: next ?? '' })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'invalid-cursor',
    });
  });
});

describeEachNewsroom('finding a comment again', (newsroom) => {
  test('comments without a fingerprint are never taken for one another', async () => {
    const articleId = await insertArticle(newsroom());
    await put(newsroom(), articleId);
    await put(newsroom(), articleId);
    expect((await listCommentsOfArticle(newsroom(), articleId, { limit: 100 })).items).toHaveLength(2);
  });

  test('a second comment with the same fingerprint is not stored', async () => {
    const articleId = await insertArticle(newsroom());
    const id = await put(newsroom(), articleId, { fingerprint: 'the same' });
    await expect(put(newsroom(), articleId, { fingerprint: 'the same' })).rejects.toThrow(
      'There is such a comment already.',
    );
    expect((await findByFingerprint(newsroom().db, 'the same'))?.comment.id).toBe(id);
    expect(await findByFingerprint(newsroom().db, 'another')).toBeUndefined();
  });
});
