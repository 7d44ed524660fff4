import type { Article } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('articles', (api) => {
  let there: Furnished;
  let article: Article;
  beforeAll(async () => {
    there = await furnish(api());
    article = await api().reader.articles.get({ idOrSlug: there.article.id });
  });
  const listed = async (query: string) => {
    const { body } = await api().ask(`GET /v1/articles?section=${there.section.id}&${query}`);
    return (body as { items: Partial<Article>[] }).items;
  };
  const read = async (query: string) => (await api().ask(`GET /v1/articles/${article.id}?${query}`)).body;

  test('come with the fields that were chosen, and what names them and their version', async () => {
    const { id, version, slug, title, body, authors } = article;
    expect(await listed('fields=title,slug,title')).toEqual([{ id, version, slug, title }]);
    expect(await listed('fields=body,authors')).toEqual([{ id, version, body, authors }]);
    expect(await read('fields=title')).toEqual({ id, version, title });
    expect(await read('fields=id')).toEqual({ id, version });
  });

  test('can be written by the tag that came with some of their fields', async () => {
    const { id } = await api().admin.articles.create({ body: { title: 'A draft' } });
    const { headers } = await api().ask(`GET /v1/articles/${id}?fields=slug`, { key: 'admin' });
    const sent = { key: 'admin', json: { title: 'Another' }, headers: { 'if-match': headers.get('etag') ?? '' } };
    expect((await api().ask(`PATCH /v1/articles/${id}`, sent)).status).toBe(200);
  });

  test('come with what they refer to, whole, in its own place', async () => {
    const { admin } = api();
    const author = { ...(await admin.authors.get({ idOrSlug: there.author.id })), role: null };
    const section = await admin.sections.get({ idOrSlug: there.section.id });
    const tag = await admin.tags.get({ idOrSlug: there.tag.id });
    const whole = { authors: [author], section, tags: [tag], comments: { count: article.commentCount } };
    const include = 'include=authors,section,tags,comments.count';
    const { body: _body, sources: _sources, corrections: _corrections, ...summary } = article;
    expect(await listed(include)).toEqual([{ ...summary, ...whole }]);
    expect(await read(include)).toEqual({ ...article, ...whole });
    expect(await listed(`${include},body,sources,corrections`)).toEqual([{ ...article, ...whole }]);
    expect(await listed('include=body')).toEqual([{ ...summary, body: article.body }]);
  });

  test('come with chosen fields and relations at once', async () => {
    const [item, ...others] = await listed('fields=title&include=section,comments.count');
    expect(others).toEqual([]);
    expect(Object.keys(item ?? {}).sort()).toEqual(['comments', 'id', 'section', 'title', 'version']);
    expect(item?.section).toMatchObject({ id: there.section.id, position: expect.any(Number) as number });
  });

  test('show at once how an author that they include has changed', async () => {
    const include = () => listed('include=authors&fields=slug');
    expect(await include()).toMatchObject([{ authors: [{ bio: '' }] }]);
    const { id, version } = await api().admin.authors.get({ idOrSlug: there.author.id });
    await api().admin.authors.update({ idOrSlug: id, ifVersion: version, body: { bio: 'Sails.' } });
    expect(await include()).toMatchObject([{ authors: [{ bio: 'Sails.' }] }]);
  });

  test('are found from a slug that they had before by the same choice', async () => {
    const { id, version } = await api().admin.articles.create({ body: { title: 'An old name' } });
    await api().admin.articles.update({ idOrSlug: id, ifVersion: version, body: { slug: `new-${id.slice(-6)}` } });
    const { status, headers } = await api().ask('GET /v1/articles/an-old-name?fields=title,slug', { key: 'admin' });
    expect(status).toBe(301);
    expect(headers.get('location')).toBe(`/v1/articles/new-${id.slice(-6)}?fields=slug%2Ctitle`);
  });

  describe.each(['/v1/articles', '/v1/articles/any'])('at %s', (path) => {
    test.each(['fields=headline', 'fields=', 'fields=title,', 'fields=Title', 'include=author', 'include=__proto__'])(
      'know no %s, and say what there is',
      async (query) => {
        const [name = ''] = query.split('=');
        const { errors = [] } = expectProblem(await api().ask(`GET ${path}?${query}`), 'invalid-parameter', [name]);
        expect(errors[0]?.message).toMatch(
          name === 'fields' ? /only id, kind, slug, title, / : /only authors, section, /,
        );
      },
    );
  });
});
