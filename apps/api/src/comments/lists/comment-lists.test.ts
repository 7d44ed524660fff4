import type { ModeratedComment } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../testing/problems.ts';
import { describeEachApi } from '../../testing/run-api.ts';
import { insertArticle, put } from '../testing/discussion.ts';

interface Page {
  readonly items: Partial<ModeratedComment>[];
  readonly next: string | null;
  readonly total?: number;
}

describeEachApi('a list of comments', (api) => {
  const at = (minute: number) => `2026-03-01T10:${`${minute}`.padStart(2, '0')}:00.000Z`;
  const ids: string[] = [];
  let articleId: string;
  let other: string;
  beforeAll(async () => {
    const { newsroom } = api();
    articleId = await insertArticle(newsroom, { title: 'Ferries for all', slug: 'ferries' });
    other = await insertArticle(newsroom);
    for (const minute of [0, 1, 1, 2]) ids.push(await put(newsroom, articleId, { createdAt: at(minute) }));
    ids.push(await put(newsroom, articleId, { createdAt: at(3), kind: 'pingback' }));
    for (const id of [articleId, other]) await put(newsroom, id, { createdAt: at(1), status: 'pending' });
  });
  const ask = async (query: string) => (await api().ask(`GET /v1/articles/ferries/comments?${query}`)).body as Page;
  const queue = async (query: string) => (await api().ask(`GET /v1/comments?${query}`, { key: 'admin' })).body as Page;
  const idsOf = ({ items }: Page) => items.map(({ id }) => id);

  test('is in either order, page by page', async () => {
    for (const [sort, expected] of [
      ['created', ids],
      ['-created', [...ids].reverse()],
    ] as const) {
      const seen: unknown[] = [];
      let page = await ask(`sort=${sort}&limit=2`);
      seen.push(...idsOf(page));
      while (page.next !== null) {
        page = await ask(`sort=${sort}&limit=2&after=${page.next}`);
        seen.push(...idsOf(page));
      }
      expect(seen).toEqual(expected);
    }
  });

  test('has those of some kinds and of a span of time alone, and is counted', async () => {
    expect(idsOf(await ask('kind=pingback,trackback'))).toEqual(ids.slice(4));
    expect(idsOf(await ask(`kind=comment&createdFrom=${at(1)}&createdBefore=${at(2)}`))).toEqual(ids.slice(1, 3));
    expect(await ask('kind=comment&count=true&limit=1')).toMatchObject({ total: 4, items: [{ id: ids[0] }] });
    expect(await ask('count=true&createdBefore=2026-01-01')).toEqual({ items: [], next: null, total: 0 });
  });

  test('has the fields that were chosen', async () => {
    expect((await ask('fields=name&limit=1')).items).toEqual([{ id: ids[0], name: expect.any(String) as string }]);
    expectProblem(await api().ask('GET /v1/articles/ferries/comments?fields=email'), 'invalid-parameter', ['fields']);
  });

  test('gives cursors for its own order, filter and article', async () => {
    const { next } = await ask('limit=1');
    for (const path of [
      `articles/ferries/comments?sort=-created&after=${next}`,
      `articles/ferries/comments?kind=comment&after=${next}`,
      `articles/${other}/comments?after=${next}`,
    ]) {
      expectProblem(await api().ask(`GET /v1/${path}`), 'invalid-cursor', ['after']);
    }
  });

  describe('for moderators', () => {
    test('is that of one article, by id or slug, or of all', async () => {
      expect(await queue('count=true')).toMatchObject({ total: 2, items: [{ articleId }, { articleId: other }] });
      for (const way of [articleId, 'ferries']) {
        expect(await queue(`article=${way}&count=true`)).toMatchObject({ total: 1, items: [{ articleId }] });
      }
      expect(await queue('article=nowhere&count=true')).toEqual({ items: [], next: null, total: 0 });
      expect(idsOf(await queue('status=approved&sort=-created&limit=2'))).toEqual([ids[4], ids[3]]);
    });

    test('comes with the articles, where that is asked for', async () => {
      const article = { id: articleId, slug: 'ferries', title: 'Ferries for all', status: 'published' };
      const { items } = await queue('article=ferries&include=article&fields=body');
      expect(items).toEqual([{ ...items[0], article }]);
      expect(Object.keys(items[0] ?? {}).sort()).toEqual(['article', 'body', 'id', 'version']);
      const { body } = await api().ask(`GET /v1/comments/${items[0]?.id}?include=article`, { key: 'admin' });
      expect(body).toMatchObject({ id: items[0]?.id, status: 'pending', article });
    });
  });
});
