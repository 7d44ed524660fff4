import type { Article } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { runInProcess } from '../testing/run-in-process.ts';
import { publishDueArticles } from './publishing.actions.ts';

describeEachApi("an article's way to its readers", (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });
  const write = (fields: object = {}) =>
    api().admin.articles.create({
      body: { title: 'Ferries', body: '<p>Text</p>', authors: [{ author: there.author.id }], ...fields },
    });
  const act = (
    { id, version }: Pick<Article, 'id' | 'version'>,
    action: string,
    { key = 'admin', json }: { key?: string; json?: unknown } = {},
  ) => api().ask(`POST /v1/articles/${id}/${action}`, { key, json, headers: { 'if-match': `"${version}"` } });

  test('goes from draft through review to publication and off the site again', async () => {
    const draft = await write();
    const inReview = await api().admin.articles.submit({ idOrSlug: draft.id, ifVersion: 1 });
    const published = await api().admin.articles.publish({ idOrSlug: draft.slug, ifVersion: 2 });
    const withdrawn = await api().admin.articles.withdraw({ idOrSlug: draft.id, ifVersion: 3 });
    const again = await api().admin.articles.return({ idOrSlug: draft.id, ifVersion: 4 });
    expect([inReview, published, withdrawn, again].map(({ status, version }) => `${version} ${status}`)).toEqual([
      '2 in-review',
      '3 published',
      '4 withdrawn',
      '5 draft',
    ]);
    expect(published.publishedAt).toBe(published.updatedAt);
    expect(withdrawn.withdrawnAt).toBe(withdrawn.updatedAt);
    expect((await api().admin.articles.publish({ idOrSlug: draft.id, ifVersion: 5 })).publishedAt).toBe(
      published.publishedAt,
    );
  });

  test('takes no step that its state does not allow', async () => {
    const draft = await write();
    for (const action of ['return', 'withdraw']) expectProblem(await act(draft, action), 'transition-not-allowed');
    const published = await api().admin.articles.publish({ idOrSlug: draft.id, ifVersion: 1 });
    for (const action of ['submit', 'return', 'publish']) {
      expectProblem(await act(published, action), 'transition-not-allowed');
    }
    expect(await api().admin.articles.get({ idOrSlug: draft.id })).toEqual(published);
  });

  test.each([
    [{ body: '<p> </p>' }, '/body'],
    [{ authors: [] }, '/authors'],
  ])('does not end before its readers while it is incomplete: %o', async (fields, pointer) => {
    const draft = await write(fields);
    expectProblem(await act(draft, 'publish'), 'article-incomplete', [pointer]);
    const json = { at: '2999-01-01T00:00:00Z' };
    expectProblem(await act(draft, 'schedule', { json }), 'article-incomplete', [pointer]);
    const published = await api().admin.articles.publish({ idOrSlug: (await write()).id, ifVersion: 1 });
    const { id, version } = published;
    const emptied = await api().ask(`PATCH /v1/articles/${id}`, {
      key: 'admin',
      json: fields,
      headers: { 'if-match': `"${version}"` },
    });
    expectProblem(emptied, 'article-incomplete', [pointer]);
  });

  test('a page needs no byline', async () => {
    const { id } = await write({ kind: 'page', authors: [] });
    expect(await api().admin.articles.publish({ idOrSlug: id, ifVersion: 1 })).toMatchObject({
      kind: 'page',
      status: 'published',
    });
  });

  test.each([
    [{ at: '2020-01-01T00:00:00Z' }, 'not-a-date-in-the-future'],
    [{ at: 'tomorrow' }, 'invalid-body'],
    [{ at: '2999-02-30T00:00:00Z' }, 'invalid-body'],
    [{ at: null }, 'invalid-body'],
    [{}, 'invalid-body'],
  ] as const)('is not scheduled for %o', async (json, code) => {
    expectProblem(await act(await write(), 'schedule', { json }), code, ['/at']);
  });

  test('is one that a writer prepares and an editor decides on', async () => {
    const key = await api().keyWith('articles:write');
    const mine = await write();
    expect((await act(mine, 'submit', { key })).status).toBe(200);
    const submitted = { id: mine.id, version: 2 };
    for (const action of ['publish', 'return', 'schedule', 'withdraw']) {
      expectProblem(await act(submitted, action, { key, json: { at: '2999-01-01T00:00:00Z' } }), 'scope-missing');
    }
    const headers = { 'if-match': '*' };
    expectProblem(await api().ask(`DELETE /v1/articles/${mine.id}`, { key, headers }), 'scope-missing');
    const patch = () => api().ask(`PATCH /v1/articles/${mine.id}`, { key, headers, json: { title: 'Mine' } });
    expect((await patch()).status).toBe(200);
    await api().admin.articles.schedule({ idOrSlug: mine.id, ifVersion: 3, body: { at: '2999-01-01T00:00:00Z' } });
    expectProblem(await patch(), 'scope-missing');
    await api().admin.articles.publish({ idOrSlug: mine.id, ifVersion: 4 });
    expectProblem(await patch(), 'scope-missing');
  });

  describe('that is scheduled', () => {
    const at = '2031-05-06T07:08:09.000Z';
    const schedule = async () => {
      const { id } = await write({ title: 'Embargoed' });
      return api().admin.articles.schedule({ idOrSlug: id, ifVersion: 1, body: { at: '2031-05-06T09:08:09+02:00' } });
    };

    test('is published at its time, not before, and dated with it', async () => {
      const { id, scheduledFor } = await schedule();
      expect(scheduledFor).toBe(at);
      await publishDueArticles({ ...api().newsroom, now: () => '2031-05-06T07:08:08.999Z' });
      expectProblem(await api().ask(`GET /v1/articles/${id}`), 'not-found');
      await publishDueArticles({ ...api().newsroom, now: () => '2031-05-06T07:09:00.000Z' });
      expect(await api().reader.articles.get({ idOrSlug: id })).toMatchObject({
        status: 'published',
        publishedAt: at,
        scheduledFor: null,
      });
    });

    test('is published once, though two processes look at the same moment', async () => {
      const articles = [await schedule(), await schedule(), await schedule()];
      const { next } = await api().admin.changes.list({ after: 'latest' });
      const program = `
        import { publishDueArticles } from './articles/publishing.actions.ts';
        await publishDueArticles({ ...newsroom, now: () => '${at}' });
      `;
      await Promise.all([runInProcess(api().newsroom, program), runInProcess(api().newsroom, program)]);
      const { items } = await api().reader.changes.list({ after: next });
      expect(items.map(({ type }) => type)).toEqual(articles.map(() => 'article.published'));
      for (const { id } of articles) expect((await api().reader.articles.get({ idOrSlug: id })).version).toBe(3);
    });
  });
});
