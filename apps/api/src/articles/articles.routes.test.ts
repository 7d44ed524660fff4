import type { Article } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, type Answer } from '../testing/run-api.ts';

describeEachApi('an article', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });
  const create = (json: object) => api().ask('POST /v1/articles', { key: 'admin', json });
  const created = async (json: object) => toArticle(await create(json));
  const patch = ({ id, version }: Article, json: object) =>
    api().ask(`PATCH /v1/articles/${id}`, { key: 'admin', json, headers: { 'if-match': `"${version}"` } });
  const patched = async (article: Article, json: object) => toArticle(await patch(article, json));
  const read = async ({ id }: Article) => toArticle(await api().ask(`GET /v1/articles/${id}`, { key: 'admin' }));

  test('begins as a draft, of which little needs to be said', async () => {
    const answer = await create({ title: 'Ferries' });
    const article = toArticle(answer);
    expect(article).toMatchObject({
      title: 'Ferries',
      slug: 'ferries',
      status: 'draft',
      version: 1,
      body: '',
      authors: [],
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v1/articles/${article.id}`]);
    expect(await read(article)).toEqual(article);
  });

  test('keeps everything that was said, in its order, and only HTML that does no harm', async () => {
    const second = await api().admin.authors.create({ body: { name: 'Nadiya Koval' } });
    const article = await created({
      title: 'Пороми повернулися',
      dek: 'A dek',
      body: '<p>One <b onclick="x()">two</b></p><script>alert(1)</script>',
      authors: [{ author: second.slug, role: 'Translated by' }, { author: there.author.id }],
      section: there.section.slug,
      tags: ['Zebra', 'Apple'],
      sources: [{ name: 'A paper', url: 'https://paper.example/1' }],
      leadImage: { url: '/demo/a.svg', alt: 'A ferry' },
      language: 'UK',
      corrections: [{ at: '2026-01-02T03:04:05+02:00', text: 'Two boats, not three.' }],
      commentPolicy: 'premoderated',
    });
    expect(article).toMatchObject({
      slug: 'пороми-повернулися',
      body: '<p>One <b>two</b></p>',
      authors: [
        { id: second.id, role: 'Translated by' },
        { id: there.author.id, role: null },
      ],
      section: { id: there.section.id },
      tags: [{ name: 'Zebra' }, { name: 'Apple' }],
      leadImage: { url: '/demo/a.svg', alt: 'A ferry', caption: '', credit: '' },
      language: 'uk',
      corrections: [{ at: '2026-01-02T01:04:05.000Z', text: 'Two boats, not three.' }],
    });
    expect(await read(article)).toEqual(article);
  });

  test('is refused with the place of every mistake', async () => {
    const wrong = {
      title: '',
      section: 7,
      tags: [''],
      leadImage: { url: 'javascript:alert(1)' },
      commentPolicy: 'maybe',
    };
    const pointers = ['/title', '/section', '/tags/0', '/leadImage/url', '/commentPolicy'];
    expectProblem(await create(wrong), 'invalid-body', pointers);
    const unknown = [{ author: 'nobody' }, { author: there.author.id }, { author: there.author.slug }];
    expectProblem(await create({ title: 'a', authors: unknown }), 'invalid-body', [
      '/authors/0/author',
      '/authors/2/author',
    ]);
    expectProblem(await create({ title: 'a', section: 'nowhere' }), 'invalid-body', ['/section']);
  });

  test('that is refused leaves nothing behind, not even its new tags', async () => {
    expectProblem(await create({ title: 'a', tags: ['Left behind'], slug: there.article.slug }), 'slug-taken', [
      '/slug',
    ]);
    expectProblem(await api().ask('GET /v1/tags/left-behind'), 'not-found');
  });

  describe('changed by a merge patch', () => {
    test('keeps what is not named, and has lists replaced whole', async () => {
      const before = await created({ title: 'Before', dek: 'Dek', tags: ['One', 'Two'], section: there.section.id });
      const after = await patched(before, { title: 'After', tags: ['Two', 'Three'] });
      expect(after.tags.map(({ name }) => name)).toEqual(['Two', 'Three']);
      const { title, tags, version, updatedAt } = after;
      expect(after).toEqual({ ...before, title, tags, version, updatedAt });
      expect([title, version]).toEqual(['After', 2]);
      expect(await read(before)).toEqual(after);
    });

    test('loses its section by null, and its tags by an empty list', async () => {
      const before = await created({ title: 'Bare', tags: ['One'], section: there.section.id });
      expect(await patched(before, { section: null, tags: [] })).toMatchObject({ section: null, tags: [] });
    });

    test('has its picture changed in part, taken away by null, and begun only with an address', async () => {
      const before = await created({ title: 'Picture', leadImage: { url: '/a.svg', alt: 'A', credit: 'C' } });
      const partly = await patched(before, { leadImage: { alt: 'B' } });
      expect(partly.leadImage).toEqual({ url: '/a.svg', alt: 'B', caption: '', credit: 'C' });
      const without = await patched(partly, { leadImage: null });
      expect(without.leadImage).toBeNull();
      expectProblem(await patch(without, { leadImage: { alt: 'B' } }), 'invalid-body', ['/leadImage/url']);
      expect((await patched(without, { leadImage: { url: '/b.svg' } })).leadImage?.url).toBe('/b.svg');
    });

    test('keeps its version and leaves no trace where nothing changes', async () => {
      const before = await created({ title: 'Same', body: '<p>Text</p>', tags: ['One'] });
      const log = await api().admin.changes.list({ after: 'latest' });
      for (const json of [{}, { title: ' Same ' }, { tags: ['one'] }, { body: '<p>Text<script></script></p>' }]) {
        expect(await patched(before, json)).toEqual(before);
      }
      expect(await api().admin.changes.list({ after: 'latest' })).toEqual(log);
    });

    test('cannot have a field that only the newsroom itself writes', async () => {
      const before = await created({ title: 'Mine' });
      for (const field of ['id', 'status', 'version', 'publishedAt', 'commentCount', 'kind', 'excerpt']) {
        expectProblem(await patch(before, { [field]: 'x' }), 'invalid-body', [`/${field}`]);
      }
    });

    test('is changed by exactly one of two at once', async () => {
      const before = await created({ title: 'Contested', tags: ['One'] });
      const answers = await Promise.all(['a', 'b'].map((tag) => patch(before, { title: tag, tags: [tag] })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const winner = answers.find(({ status }) => status === 200)?.body;
      expect(await read(before)).toEqual(winner);
    });

    test('leads from every slug it had to the one it has', async () => {
      const first = await created({ title: 'First slug' });
      const second = await patched(first, { slug: 'second-slug' });
      await patched(second, { slug: '세-번째' });
      for (const slug of ['first-slug', 'second-slug']) {
        const { status, headers } = await api().ask(`GET /v1/articles/${slug}`, { key: 'admin' });
        expect([status, headers.get('location')]).toEqual([301, `/v1/articles/${encodeURIComponent('세-번째')}`]);
      }
    });
  });

  test('twenty with the same title and the same new tags at once get a slug each, and share the tags', async () => {
    const tags = Array.from({ length: 6 }, (_, index) => `Rush ${index}`);
    const articles = await Promise.all(
      // Each in an order of its own: who waits for whom must not go round in a circle.
      Array.from({ length: 20 }, (_, at) =>
        created({ title: 'Rush hour', tags: [...tags.slice(at % 6), ...tags.slice(0, at % 6)] }),
      ),
    );
    expect(new Set(articles.map(({ slug }) => slug)).size).toBe(20);
    expect(new Set(articles.flatMap((article) => article.tags.map(({ id }) => id))).size).toBe(6);
  });

  test('deleted, is gone with its comments and its slugs', async () => {
    const { id, version } = await patched(there.article, { slug: 'renamed' });
    const { status, text } = await api().ask(`DELETE /v1/articles/${id}`, {
      key: 'admin',
      headers: { 'if-match': `"${version}"` },
    });
    expect([status, text]).toEqual([204, '']);
    for (const way of [id, 'renamed', there.article.slug]) {
      expectProblem(await api().ask(`GET /v1/articles/${way}`), 'not-found');
    }
    expectProblem(await api().ask(`GET /v1/comments/${there.comment.id}`, { key: 'admin' }), 'not-found');
  });
});

function toArticle({ status, body, text }: Answer): Article {
  if (status !== 200 && status !== 201) throw new Error(`Not answered with an article: ${status} ${text}`);
  return body as Article;
}
