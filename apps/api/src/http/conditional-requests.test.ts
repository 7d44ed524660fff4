import { beforeAll, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('an answer that the client has already', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });
  const paths = () => {
    const { article, author, section, tag } = there;
    const items = [`articles/${article.slug}`, `authors/${author.id}`, `sections/${section.slug}`, `tags/${tag.slug}`];
    return [...items, 'articles', 'authors', 'sections', 'tags', `articles/${article.id}/comments`, 'changes'].map(
      (path) => `/v1/${path}`,
    );
  };

  test('is not sent again: the tag alone, a weak form or a list of tags is enough', async () => {
    for (const path of paths()) {
      const { headers, status } = await api().ask(`GET ${path}`);
      const etag = headers.get('etag') ?? '';
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
      for (const name of ['Authorization', 'Accept-Encoding']) {
        expect(headers.get('vary')?.split(', ')).toContain(name);
      }
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await api().ask(`GET ${path}`, { headers: { 'if-none-match': known } });
        expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
      }
      const other = await api().ask(`GET ${path}`, { headers: { 'if-none-match': '"other"' } });
      expect(other.status).toBe(200);
    }
  });

  test('is sent again once it has changed, also where only what it refers to has', async () => {
    const path = `/v1/articles/${there.article.id}`;
    const before = (await api().ask(`GET ${path}`)).headers.get('etag') ?? '';
    const { id, version } = there.author;
    await api().admin.authors.update({ idOrSlug: id, ifVersion: version, body: { name: 'Ilse M.' } });
    const { status, body } = await api().ask(`GET ${path}`, { headers: { 'if-none-match': before } });
    expect([status, body]).toMatchObject([200, { authors: [{ name: 'Ilse M.' }], version: there.article.version }]);
  });

  test('is kept by nobody on the way where it was asked for with a key', async () => {
    const { headers } = await api().ask(`GET /v1/articles/${there.article.id}`, { key: 'admin' });
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test('is described by HEAD as GET would send it, without its body', async () => {
    for (const path of paths()) {
      const [head, get] = [await api().ask(`HEAD ${path}`), await api().ask(`GET ${path}`)];
      expect([head.status, head.text]).toEqual([200, '']);
      for (const name of ['etag', 'content-type', 'content-length', 'link']) {
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
    }
  });
});

describeEachApi('a write on the version that was read', (api) => {
  const patch = (id: string, ifMatch: string) =>
    api().ask(`PATCH /v1/tags/${id}`, {
      key: 'admin',
      json: { name: `${Math.random()}` },
      headers: { 'if-match': ifMatch },
    });

  test('may name the version, the whole tag, a list with it, or any', async () => {
    const tag = await api().admin.tags.create({ body: { name: 'Begun' } });
    let answer = await patch(tag.id, '"1"');
    expect(answer.status).toBe(200);
    answer = await patch(tag.id, answer.headers.get('etag') ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toMatch(/^"3-/);
    for (const ifMatch of ['"1", "3"', '*']) expect((await patch(tag.id, ifMatch)).status).toBe(200);
    expect(await api().reader.tags.get({ idOrSlug: tag.id })).toMatchObject({ version: 5 });
  });

  test('is refused for every other version, for weak tags and for what is no tag', async () => {
    const tag = await api().admin.tags.create({ body: { name: 'Guarded' } });
    for (const ifMatch of ['"0"', '"2"', '"11"', 'W/"1"', '"1x"', '"-1"', '""']) {
      expectProblem(await patch(tag.id, ifMatch), 'stale-version');
    }
    for (const ifMatch of ['1', 'garbage', '"', '{}']) expectProblem(await patch(tag.id, ifMatch), 'malformed-request');
    expect(await api().reader.tags.get({ idOrSlug: tag.id })).toEqual(tag);
  });
});
