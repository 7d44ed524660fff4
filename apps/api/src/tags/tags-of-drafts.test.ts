import { expect, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('a tag that only a draft has', (api) => {
  const draft = async (title: string, tag: string) => {
    const { admin } = api();
    await admin.authors.create({ body: { name: `Author of ${title}` } });
    const { items } = await admin.authors.list();
    return admin.articles.create({
      body: { title, body: '<p>Text.</p>', authors: [{ author: items[0]?.id ?? '' }], tags: [tag] },
    });
  };
  const listed = async () => (await api().reader.tags.list({ limit: 100 })).items.map(({ slug }) => slug);

  test('is for those who read drafts, until the article is published', async () => {
    const { admin, ask } = api();
    const { id, version } = await draft('The minister resigns', 'Resignation');
    expect(await listed()).not.toContain('resignation');
    expect((await ask('GET /v1/tags/resignation')).status).toBe(404);
    expect((await admin.tags.get({ idOrSlug: 'resignation' })).name).toBe('Resignation');
    const published = await admin.articles.publish({ idOrSlug: id, ifVersion: version });
    expect(await listed()).toContain('resignation');
    expect((await ask('GET /v1/tags/resignation')).status).toBe(200);
    await admin.articles.withdraw({ idOrSlug: id, ifVersion: published.version });
    expect(await listed()).not.toContain('resignation');
  });

  test('does not show itself under a slug that it had before either', async () => {
    const { admin, ask } = api();
    await draft('The bank fails', 'Bank run');
    const tag = await admin.tags.get({ idOrSlug: 'bank-run' });
    await admin.tags.update({ idOrSlug: tag.id, ifVersion: tag.version, body: { slug: 'run-on-the-bank' } });
    expect((await ask('GET /v1/tags/bank-run')).status).toBe(404);
    expect((await ask('GET /v1/tags/bank-run', { key: 'admin' })).status).toBe(301);
  });

  test('is no secret where no article has it at all: somebody has laid it out for readers', async () => {
    await api().admin.tags.create({ body: { name: 'Elections' } });
    expect(await listed()).toContain('elections');
  });
});
