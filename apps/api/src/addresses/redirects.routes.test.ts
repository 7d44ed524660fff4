import { beforeAll, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { insertOldAddresses } from './addresses.store.ts';

describeEachApi('an address of an older system', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
    const { db } = api().newsroom;
    const { article, author, section, tag } = there;
    await insertOldAddresses(db, ['/2013/01/пороми', '/?p=41'], { kind: 'article', id: article.id });
    await insertOldAddresses(db, ['/author/ilse'], { kind: 'author', id: author.id });
    await insertOldAddresses(db, ['/category/world'], { kind: 'section', id: section.id });
    await insertOldAddresses(db, ['/tag/ferries'], { kind: 'tag', id: tag.id });
  });
  const find = (path: string) => api().ask(`GET /v1/redirects?path=${encodeURIComponent(path)}`);

  test('leads to what was found there, however it is written', async () => {
    const { article, author, section, tag } = there;
    const ways = [
      ['/2013/01/пороми/', 'article', article],
      ['/2013/01/%d0%bf%D0%BE%D1%80%D0%BE%D0%BC%D0%B8/?utm_source=x', 'article', article],
      ['/?p=41', 'article', article],
      ['/author/ilse', 'author', author],
      ['/category/world/', 'section', section],
      ['/tag/ferries', 'tag', tag],
    ] as const;
    for (const [path, kind, { slug }] of ways) {
      expect(await find(path)).toMatchObject({ status: 200, body: { kind, slug } });
    }
  });

  test('leads to the slug of today', async () => {
    const { id, version } = there.tag;
    await api().admin.tags.update({ idOrSlug: id, ifVersion: version, body: { slug: 'boats' } });
    expect((await find('/tag/ferries')).body).toEqual({ kind: 'tag', slug: 'boats' });
  });

  test.each(['/nowhere', '/?p=42', '//', 'javascript:alert(1)', 'https://', '/%00', '/%zz', '/\u0085'])(
    '%s leads nowhere',
    async (path) => {
      expectProblem(await find(path), 'not-found');
    },
  );

  test.each(['', 'x'.repeat(2001), '/\u0000'])('%j is none', async (path) => {
    expectProblem(await find(path), 'invalid-parameter', ['path']);
  });

  test('leads nowhere once what was there is deleted', async () => {
    const { id, version } = there.article;
    await api().admin.articles.remove({ idOrSlug: id, ifVersion: version });
    expectProblem(await find('/?p=41'), 'not-found');
  });
});
