import { expect, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('the sections that a navigation shows', (api) => {
  test('are those in which an article is published', async () => {
    const { admin, reader } = api();
    const author = await admin.authors.create({ body: { name: 'Ilse Marrow' } });
    const [world, sport] = await Promise.all(
      ['World', 'Sport'].map((name) => admin.sections.create({ body: { name } })),
    );
    const draft = { title: 'Ferries at last', body: '<p>They sail.</p>', authors: [{ author: author.id }] };
    await admin.articles.create({ body: { ...draft, section: sport?.slug ?? '' } });
    const { id, version } = await admin.articles.create({ body: { ...draft, section: world?.slug ?? '' } });
    const listed = async () => (await reader.sections.list({ published: 'true' })).items.map(({ slug }) => slug);
    expect(await listed()).toEqual([]);
    const published = await admin.articles.publish({ idOrSlug: id, ifVersion: version });
    expect(await listed()).toEqual(['world']);
    await admin.articles.withdraw({ idOrSlug: id, ifVersion: published.version });
    expect(await listed()).toEqual([]);
    expect((await reader.sections.list()).items).toHaveLength(2);
  });

  test('are not asked for in other words', async () => {
    const { status, body } = await api().ask('GET /v1/sections?published=yes');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-parameter', errors: [{ pointer: 'published' }] });
  });
});
