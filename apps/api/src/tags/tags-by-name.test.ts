import { expect, test } from 'vitest';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('the tags that an article names', (api) => {
  const tag = async (...tags: string[]) =>
    (await api().admin.articles.create({ body: { title: 'Tagged', tags } })).tags;

  test('are one tag where only their case differs, in every script', async () => {
    for (const [first = '', ...others] of [
      ['Ferries', 'FERRIES', 'ferries'],
      ['Київ', 'КИЇВ'],
      ['Straße', 'STRAßE'],
    ]) {
      const [made] = await tag(first);
      for (const other of others) expect(await tag(other)).toEqual([made]);
      expect(await tag(first, ...others)).toEqual([made]);
    }
  });

  test('are several tags where they only share their letters', async () => {
    const tags = await tag('C', 'C++', 'C#');
    expect(tags.map(({ name }) => name)).toEqual(['C', 'C++', 'C#']);
    expect(new Set(tags.map(({ slug }) => slug)).size).toBe(3);
    expect(await tag('C++', 'c#', 'c')).toEqual([tags[1], tags[2], tags[0]]);
  });

  test('are found by their name whatever their slug is, and by a new name once they have it', async () => {
    const trams = await api().admin.tags.create({ body: { name: 'Trams', slug: 'rails-of-the-town' } });
    expect(await tag('trams')).toMatchObject([{ id: trams.id, slug: 'rails-of-the-town' }]);
    await api().admin.tags.update({ idOrSlug: trams.id, ifVersion: 1, body: { name: 'Light rail' } });
    expect(await tag('light rail')).toMatchObject([{ id: trams.id }]);
    expect((await tag('Trams'))[0]?.id).not.toBe(trams.id);
  });

  test('stand in the order in which they were named, each once', async () => {
    expect((await tag('Zebra', 'Apple', 'zebra', 'Mango')).map(({ name }) => name)).toEqual([
      'Zebra',
      'Apple',
      'Mango',
    ]);
  });
});
