import { beforeAll, expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { publish } from './testing/searching.ts';

describeEachApi('listing articles by text', (api) => {
  beforeAll(async () => {
    const tag = { tags: ['Birds'] };
    await publish(api(), { title: 'First tern', ...tag });
    await publish(api(), { title: 'Second', body: '<p>Two terns.</p>' });
    await publish(api(), { title: 'Third', dek: 'No gull, a tern.', ...tag });
    await publish(api(), { title: 'Gulls alone' });
    await api().admin.articles.create({ body: { title: 'A tern in a draft' } });
  });

  const titles = async (query: object) => (await api().admin.articles.list(query)).items.map(({ title }) => title);

  test('keeps the order of the list, beside its other filters', async () => {
    expect(await titles({ text: 'tern' })).toEqual(['Third', 'Second', 'First tern']);
    expect(await titles({ text: 'tern', sort: 'published' })).toEqual(['First tern', 'Second', 'Third']);
    expect(await titles({ text: 'tern', tag: 'birds' })).toEqual(['Third', 'First tern']);
    expect(await titles({ text: 'tern -gull' })).toEqual(['Second', 'First tern']);
    expect(await titles({ text: '"' })).toEqual([]);
  });

  test('finds in drafts, for those who may read them', async () => {
    expect(await titles({ text: 'tern', status: 'draft' })).toEqual(['A tern in a draft']);
    expect(await titles({ text: 'tern', status: 'draft,published' })).toHaveLength(4);
    expectProblem(await api().ask('GET /v1/articles?text=tern&status=draft'), 'key-required');
    expect((await api().reader.articles.list({ text: 'draft' })).items).toEqual([]);
  });

  test('is paged and counted like every list', async () => {
    const first = await api().admin.articles.list({ text: 'tern', limit: 2, count: 'true' });
    expect([first.items.length, first.total]).toEqual([2, 3]);
    const after = encodeURIComponent(first.next ?? '');
    expect((await api().ask(`GET /v1/articles?text=tern&limit=2&count=true&after=${after}`)).status).toBe(200);
    expectProblem(await api().ask(`GET /v1/articles?text=gull&limit=2&count=true&after=${after}`), 'invalid-cursor');
  });
});
