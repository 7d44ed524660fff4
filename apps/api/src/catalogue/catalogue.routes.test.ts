// What authors, sections and tags have in common.
import type { Author, Section, Tag } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { furnish } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, type Answer, type TestApi } from '../testing/run-api.ts';

type Entry = Author | Section | Tag;
const kinds = ['authors', 'sections', 'tags'] as const;

describeEachApi('what articles refer to', (api) => {
  describe.each(kinds)('%s', (kind) => {
    const create = (fields: object) => api().ask(`POST /v1/${kind}`, { key: 'admin', json: fields });
    const created = async (fields: object) => toEntry(await create(fields));
    const patch = (idOrSlug: string, json: unknown, version: number) =>
      api().ask(`PATCH /v1/${kind}/${idOrSlug}`, { key: 'admin', json, headers: { 'if-match': `"${version}"` } });

    test('begin at version 1, and are found by id and by slug', async () => {
      const answer = await create({ name: '  Blue   Note  ' });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'private, no-store']);
      const entry = toEntry(answer);
      expect(entry).toMatchObject({ name: 'Blue Note', slug: 'blue-note', version: 1 });
      expect(answer.headers.get('location')).toBe(`/v1/${kind}/${entry.id}`);
      for (const way of [entry.id, entry.id.toUpperCase(), entry.slug]) {
        expect((await api().ask(`GET /v1/${kind}/${way}`)).body).toEqual(entry);
      }
    });

    test.each([
      ['바다의 소식', '바다의-소식'],
      ['Новини з моря', 'новини-з-моря'],
      ['أخبار البحر', 'أخبار-البحر'],
    ])('have slugs in their own script, and move with them: %s', async (name, slug) => {
      const entry = await created({ name });
      expect(entry.slug).toBe(slug);
      await patch(entry.id, { slug: `${slug}-2` }, 1);
      const moved = await api().ask(`GET /v1/${kind}/${encodeURIComponent(slug)}`);
      expect([moved.status, moved.text]).toEqual([301, '']);
      expect(moved.headers.get('location')).toBe(`/v1/${kind}/${encodeURIComponent(`${slug}-2`)}`);
      const followed = await fetch(`${api().baseUrl}/v1/${kind}/${slug.normalize('NFD')}`);
      expect(await followed.json()).toMatchObject({ id: entry.id, slug: `${slug}-2` });
    });

    test('get a number where the slug of their name is taken, now or before', async () => {
      const first = await created({ name: 'Harbour' });
      await patch(first.id, { slug: 'port' }, 1);
      expect((await created({ name: 'harbour!' })).slug).toBe('harbour-2');
    });

    test('cannot have a slug that another one has', async () => {
      const first = await created({ name: 'Taken' });
      const second = await created({ name: 'Free' });
      expectProblem(await create({ name: 'Third', slug: first.slug }), 'slug-taken', ['/slug']);
      expectProblem(await patch(second.id, { slug: first.slug }, 1), 'slug-taken', ['/slug']);
      expect((await api().ask(`GET /v1/${kind}/${second.id}`)).body).toEqual(second);
    });

    test('can take a slug that another one had before, which then leads there', async () => {
      const first = await created({ name: 'Old name' });
      await patch(first.id, { slug: `new-name-${kind}` }, 1);
      const second = await created({ name: 'Another', slug: first.slug });
      expect(await api().ask(`GET /v1/${kind}/${first.slug}`)).toMatchObject({ status: 200, body: { id: second.id } });
    });

    test('can go back to a slug that they had', async () => {
      const entry = await created({ name: 'Backwards' });
      await patch(entry.id, { slug: `forwards-${kind}` }, 1);
      expect(toEntry(await patch(entry.id, { slug: entry.slug }, 2)).slug).toBe(entry.slug);
      const { status, headers } = await api().ask(`GET /v1/${kind}/forwards-${kind}`);
      expect([status, headers.get('location')]).toEqual([301, `/v1/${kind}/${entry.slug}`]);
    });

    test('keep what a patch does not name; an empty one, or one that says nothing new, keeps the version', async () => {
      const entry = await created({ name: 'Lasting' });
      const answer = await patch(entry.id, { name: 'Changed' }, 1);
      const changed = toEntry(answer);
      expect(changed).toEqual({ ...entry, name: 'Changed', version: 2, updatedAt: changed.updatedAt });
      for (const json of [{}, { name: 'Changed' }]) {
        const same = await patch(entry.id, json, 2);
        expect([same.status, same.body, same.headers.get('etag')]).toEqual([200, changed, answer.headers.get('etag')]);
      }
    });

    test('are refused with the place of the mistake', async () => {
      expectProblem(await create({}), 'invalid-body', ['/name']);
      expectProblem(await create({ name: ' \u200B ', slug: 'not a slug' }), 'invalid-body', ['/slug', '/name']);
      const entry = await created({ name: 'Unharmed' });
      for (const json of [{ name: null }, { name: '' }, { slug: null }, { id: entry.id }, { version: 7 }]) {
        expectProblem(await patch(entry.id, json, 1), 'invalid-body', [`/${Object.keys(json)[0]}`]);
      }
      expect((await api().ask(`GET /v1/${kind}/${entry.id}`)).body).toEqual(entry);
    });

    test('are changed by exactly one of two who read the same version', async () => {
      const entry = await created({ name: 'Contested' });
      const answers = await Promise.all(['a', 'b'].map((name) => patch(entry.id, { name }, 1)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect((await api().ask(`GET /v1/${kind}/${entry.id}`)).body).toEqual(
        answers.find(({ status }) => status === 200)?.body,
      );
    });

    test('get a slug each where twenty come at once under one name', async () => {
      const entries = await Promise.all(Array.from({ length: 20 }, () => created({ name: 'Crowded' })));
      expect(new Set(entries.map(({ slug }) => slug)).size).toBe(20);
    });

    test('stay as long as an article refers to them, and then go for good', async () => {
      const there = await furnish(api());
      const { id, slug, version } = { authors: there.author, sections: there.section, tags: there.tag }[kind];
      const remove = () =>
        api().ask(`DELETE /v1/${kind}/${id}`, { key: 'admin', headers: { 'if-match': `"${version}"` } });
      expectProblem(await remove(), 'still-in-use');
      expect((await api().ask(`GET /v1/${kind}/${id}`)).status).toBe(200);
      for (const article of [there.draft, there.article]) {
        await api().admin.articles.remove({ idOrSlug: article.id, ifVersion: article.version });
      }
      expect(await remove()).toMatchObject({ status: 204, text: '' });
      for (const way of [id, slug]) expectProblem(await api().ask(`GET /v1/${kind}/${way}`), 'not-found');
      expectProblem(await remove(), 'not-found');
    });
  });

  test.each(kinds)('%s are listed in pages that lead to each other, every one once', async (kind) => {
    for (let count = 0; count < 7; count += 1) {
      await api().ask(`POST /v1/${kind}`, { key: 'admin', json: { name: `Page ${count}` } });
    }
    const all = await followLinks(api(), `/v1/${kind}?limit=3`);
    const { items } = (await api().ask(`GET /v1/${kind}?limit=100`)).body as { items: Entry[] };
    expect(all).toEqual(items);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test.each(kinds)('%s are counted, with their published articles, where that is asked for', async (kind) => {
    const there = await furnish(api());
    const { id, slug } = { authors: there.author, sections: there.section, tags: there.tag }[kind];
    const { body } = await api().ask(`GET /v1/${kind}?limit=100&count=true&fields=slug&include=articles.count`);
    const { items, total } = body as { items: Entry[]; total: number };
    expect(total).toBe(items.length);
    // The draft that names it is not counted.
    expect(items.find((each) => each.id === id)).toEqual({ id, slug, version: 1, articles: { count: 1 } });
    expect((await api().ask(`GET /v1/${kind}/${id}?include=articles.count`)).body).toMatchObject({
      name: expect.any(String) as string,
      articles: { count: 1 },
    });
    expect((await api().ask(`GET /v1/${kind}?limit=1`)).body).not.toHaveProperty('total');
  });

  test('sections stand in the order of the navigation, authors and tags by name', async () => {
    const { sections, authors } = api().admin;
    const late = await sections.create({ body: { name: 'A late one', position: 9000 } });
    const early = await sections.create({ body: { name: 'The first one', position: 0 } });
    const { items } = await sections.list({ limit: 100 });
    expect([items[0]?.id, items.at(-1)?.id]).toEqual([early.id, late.id]);
    const names = (await authors.list({ limit: 100 })).items.map(({ slug }) => slug);
    expect(names).toEqual([...names].sort());
  });
});

function toEntry({ status, body, text }: Answer): Entry {
  if (status !== 200 && status !== 201) throw new Error(`Not answered with an entry: ${status} ${text}`);
  return body as Entry;
}

async function followLinks(api: TestApi, path: string): Promise<Entry[]> {
  const { body, headers } = await api.ask(`GET ${path}`);
  const { items, next } = body as { items: Entry[]; next: string | null };
  const link = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
  expect(link === undefined).toBe(next === null);
  return link === undefined ? items : [...items, ...(await followLinks(api, link))];
}
