import type { ArticleSummary } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { insertArticle } from '../comments/testing/discussion.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

interface Page {
  readonly items: ArticleSummary[];
  readonly next: string | null;
}

describeEachApi('a list of articles', (api) => {
  const at = (minute: number) => `2026-03-01T10:${`${minute}`.padStart(2, '0')}:00.000Z`;
  const insert = (published_at: string) => insertArticle(api().newsroom, { published_at, language: 'eo' });
  // The language keeps each test's articles apart from what else is there.
  const page = (query: string) => api().ask(`GET /v1/articles?language=eo&${query}`);
  const idsOf = (answer: { body: unknown }) => (answer.body as Page).items.map(({ id }) => id);
  const ids: string[] = [];

  beforeAll(async () => {
    // Three of one moment each, as an import brings them.
    for (let count = 0; count < 12; count += 1) ids.unshift(await insert(at(Math.floor(count / 3))));
  });

  test('gives every article once, the newest first, where many are of one moment', async () => {
    for (const limit of [1, 2, 5, 11, 12, 100]) {
      const seen: string[] = [];
      let path: string | undefined = `/v1/articles?language=eo&limit=${limit}`;
      while (path !== undefined) {
        const answer = await api().ask(`GET ${path}`);
        expect(idsOf(answer).length).toBeLessThanOrEqual(limit);
        seen.push(...idsOf(answer));
        path = /^<(\/[^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
      }
      expect(seen).toEqual(ids);
    }
  });

  test('neither repeats nor loses an article while others come and go', async () => {
    const first = await page('limit=5');
    const fresh = await insert('2026-03-02T00:00:00.000Z');
    const { db } = api().newsroom;
    await db
      .deleteFrom('articles')
      .where('id', '=', ids[4] ?? '')
      .execute();
    const second = await page(`limit=100&after=${(first.body as Page).next}`);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    await db.deleteFrom('articles').where('id', '=', fresh).execute();
  });

  test('refuses cursors that another list gave', async () => {
    const author = await api().admin.authors.create({ body: { name: 'Anna' } });
    await api().admin.authors.create({ body: { name: 'Bela' } });
    const foreign = (await api().reader.authors.list({ limit: 1 })).next;
    const ofArticles = ((await page('limit=1')).body as Page).next;
    expect(foreign).not.toBeNull();
    const forged = `${Buffer.from(JSON.stringify(['9999', author.id])).toString('base64url')}.${'A'.repeat(22)}`;
    for (const cursor of [foreign, `${ofArticles}A`, ofArticles?.slice(1), forged, 'x', '%20', "'--"]) {
      expectProblem(await page(`after=${cursor}`), 'invalid-cursor', ['after']);
    }
    expectProblem(
      await api().ask(`GET /v1/articles?status=draft&after=${ofArticles}`, { key: 'admin' }),
      'invalid-cursor',
    );
    expectProblem(await api().ask(`GET /v1/authors?after=${ofArticles}`), 'invalid-cursor');
    expectProblem(await page('after='), 'invalid-parameter', ['after']);
  });

  test.each(['0', '-1', '101', '1e9', '0x10', '', '1.5', '+5', ' 5', 'ten', '١٠'])('has no %s items', async (limit) => {
    expectProblem(await page(`limit=${encodeURIComponent(limit)}`), 'invalid-parameter', ['limit']);
  });

  test('keeps its filters in the address of the next page', async () => {
    const { headers } = await page('limit=2&kind=article');
    expect(headers.get('link')).toMatch(
      /^<\/v1\/articles\?language=eo&limit=2&kind=article&after=[\w.-]+>; rel="next"$/,
    );
  });

  describe('filtered', () => {
    let there: Furnished;
    beforeAll(async () => {
      there = await furnish(api());
    });
    const listed = async (filter: string) => idsOf(await api().ask(`GET /v1/articles?${filter}`));

    test('has the articles of one author, section or tag, by id or slug', async () => {
      for (const kind of ['author', 'section', 'tag'] as const) {
        for (const way of [there[kind].id, there[kind].slug]) {
          expect(await listed(`${kind}=${encodeURIComponent(way)}`)).toEqual([there.article.id]);
        }
      }
      const all = `author=${there.author.id}&section=${there.section.id}&tag=${there.tag.id}&language=EN`;
      expect(await listed(all)).toEqual([there.article.id]);
    });

    test('is empty where nothing fits, also where nobody has that name', async () => {
      for (const filter of [
        'author=nobody',
        'section=nowhere',
        'tag=nothing',
        `tag=${there.tag.id}&language=fr`,
        `tag=${there.tag.id}&kind=page`,
      ]) {
        expect(await listed(filter)).toEqual([]);
      }
    });

    test.each(['status=gone', 'kind=book', 'language=not_a_language', 'section=', 'sort=title'])(
      'knows no %s',
      async (filter) => {
        expectProblem(await api().ask(`GET /v1/articles?${filter}`), 'invalid-parameter', [filter.split('=')[0] ?? '']);
      },
    );
  });
});
