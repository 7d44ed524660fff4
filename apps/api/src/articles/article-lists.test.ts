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
    ids.splice(4, 1);
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

    test('has what was published within a span of time, from its beginning until before its end', async () => {
      const moments = [at(0), at(1), at(2), at(3)];
      const within = async (span: string) => idsOf(await page(`limit=100&${span}`));
      expect(await within(`publishedFrom=${moments[1]}&publishedBefore=${moments[3]}`)).toEqual(ids.slice(3, 8));
      expect(await within('publishedFrom=2026-03-01T11:02:00%2B01:00')).toEqual(ids.slice(0, 5));
      expect(await within('publishedFrom=2026-03-01&publishedBefore=2026-03-02')).toEqual(ids);
      expect(await within('publishedBefore=2026-03-01')).toEqual([]);
      expect(await within('updatedFrom=9999-12-31')).toEqual([]);
    });

    test('has several states and kinds at once, each article in its place', async () => {
      const language = 'io';
      const { newsroom, ask } = api();
      const draft = { status: 'draft', published_at: null, created_at: at(2), updated_at: at(7), language } as const;
      const planned = { ...draft, status: 'scheduled', scheduled_for: at(4), updated_at: at(1) } as const;
      const one = await insertArticle(newsroom, { published_at: at(1), updated_at: at(5), language });
      const two = await insertArticle(newsroom, draft);
      const three = await insertArticle(newsroom, { published_at: at(3), updated_at: at(3), kind: 'page', language });
      const four = await insertArticle(newsroom, planned);
      const all = 'language=io&status=draft,scheduled,published&kind=page,article';
      const asked = async (query: string) => idsOf(await ask(`GET /v1/articles?${query}`, { key: 'admin' }));
      expect(await asked(all)).toEqual([four, three, two, one]);
      expect(await asked(`${all}&sort=published`)).toEqual([one, two, three, four]);
      expect(await asked(`${all}&sort=-updated`)).toEqual([two, one, three, four]);
      expect(await asked(`${all}&sort=updated&updatedFrom=${at(2)}`)).toEqual([three, one, two]);
      expect(await asked('language=io&status=scheduled,draft')).toEqual([four, two]);
      expect(await asked(`language=io&status=scheduled,draft&publishedFrom=${at(3)}`)).toEqual([four]);
      expectProblem(await ask('GET /v1/articles?status=published,draft'), 'key-required');
    });

    test('is counted where that is asked for', async () => {
      expect((await page('limit=2&count=true')).body).toMatchObject({ total: ids.length });
      expect((await page('limit=2&count=true&publishedFrom=2026-03-01T10:03:00Z')).body).toMatchObject({ total: 3 });
      expect((await page('count=true&author=nobody')).body).toEqual({ items: [], next: null, total: 0 });
      expect((await page('limit=2')).body).not.toHaveProperty('total');
    });

    test('gives cursors that are good for this filter and order alone, by whatever name', async () => {
      const sectionId = there.section.id;
      for (let count = 0; count < 2; count += 1) await insertArticle(api().newsroom, { section_id: sectionId });
      const { next } = (await api().ask(`GET /v1/articles?limit=1&section=${sectionId}`)).body as Page;
      const by = (query: string) => api().ask(`GET /v1/articles?after=${next}&${query}`);
      expect(idsOf(await by(`section=${encodeURIComponent(there.section.slug)}&count=true&limit=100`))).toHaveLength(2);
      for (const other of [
        '',
        'sort=published',
        'sort=-updated',
        'kind=page',
        'language=en',
        'publishedFrom=2020-01-01',
      ]) {
        expectProblem(await by(other === '' ? '' : `section=${sectionId}&${other}`), 'invalid-cursor', ['after']);
      }
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

    test.each([
      'status=gone',
      'status=draft,',
      'status=draft;published',
      'kind=book',
      'language=not_a_language',
      'section=',
      'sort=title',
      'count=yes',
      'publishedFrom=yesterday',
      'publishedFrom=2026-02-30',
      'updatedBefore=2026-01-01T00:00:00',
      'updatedBefore=0000-01-01',
    ])('knows no %s', async (filter) => {
      expectProblem(await api().ask(`GET /v1/articles?${filter}`), 'invalid-parameter', [filter.split('=')[0] ?? '']);
    });

    test('names the parameter that somebody may have meant', async () => {
      const { errors } = expectProblem(await page('sections=world&Limit=3&page=2'), 'invalid-parameter');
      expect(errors).toEqual([
        { pointer: 'sections', message: 'Is not known here. Did you mean section?' },
        { pointer: 'Limit', message: 'Is not known here. Did you mean limit?' },
        { pointer: 'page', message: 'Is not known here.' },
      ]);
    });
  });
});
