import { beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { comment, found, publish } from './testing/searching.ts';

describeEachApi('search', (api) => {
  beforeAll(async () => {
    const section = await api().admin.sections.create({ body: { name: 'Coasts' } });
    const author = await api().admin.authors.create({ body: { name: 'Ilse Marrow' } });
    for (let number = 1; number <= 7; number += 1) {
      await publish(api(), {
        ...{ title: `Tern ${number}`, language: number < 3 ? 'pt-BR' : 'en', tags: number === 7 ? ['Seven seas'] : [] },
        ...(number > 4 && { section: section.id, authors: [{ author: author.id }] }),
      });
    }
    const article = await publish(api(), { title: 'Gulls', section: section.id });
    await comment(api(), article, 'I saw a tern.');
  });

  const year = new Date().getUTCFullYear();
  const all = ['Tern 7', 'Tern 6', 'Tern 5', 'Tern 4', 'Tern 3', 'Tern 2', 'Tern 1'];

  test.each<[string, object, string[]]>([
    ['type', { type: 'comment' }, ['comment by Old Pilot']],
    ['section', { section: 'coasts', type: 'article' }, all.slice(0, 3)],
    ['author', { author: 'ilse-marrow' }, all.slice(0, 3)],
    ['tag', { tag: 'seven-seas' }, all.slice(0, 1)],
    ['language', { language: 'pt', type: 'article' }, all.slice(5)],
    ['variety of a language', { language: 'pt-BR', type: 'article' }, all.slice(5)],
    ['year', { year, type: 'article' }, all],
    ['another year', { year: 1999 }, []],
    ['a time that is over', { publishedBefore: '2001-01-01' }, []],
    ['a time that has begun', { publishedFrom: '2001-01-01', type: 'article' }, all],
    ['what is not there', { section: 'nowhere' }, []],
  ])('is narrowed by %s', async (_, filter, titles) => {
    expect((await found(api(), 'tern', filter)).toSorted()).toEqual(titles.toSorted());
  });

  test('by date is in the order of publication, the latest first', async () => {
    expect((await found(api(), 'tern', { sort: 'date' })).slice(1)).toEqual(all);
  });

  test.each(['relevance', 'date'] as const)('by %s is paged, every hit once, and iterated', async (sort) => {
    const once = await found(api(), 'tern', { sort });
    expect(new Set(once).size).toBe(8);
    const paged: string[] = [];
    for await (const hit of api().reader.search.find({ q: 'tern', sort, limit: 3 })) {
      paged.push(hit.type === 'article' ? hit.article.title : `comment by ${hit.comment.name}`);
      // What is published in between moves nothing.
      if (paged.length === 2) await publish(api(), { title: `A later bird, ${sort}` });
    }
    expect(paged).toEqual(once);
  });

  test('takes a cursor for the search alone that gave it, and as it was given', async () => {
    const { next } = await api().reader.search.find({ q: 'tern', limit: 2 });
    const ask = (q: string, after: string) =>
      api().ask(`GET /v1/search?q=${q}&limit=2&after=${encodeURIComponent(after)}`);
    expect((await ask('tern', next ?? '')).status).toBe(200);
    for (const answer of [await ask('gulls', next ?? ''), await ask('tern', `x${next}`)]) {
      expectProblem(answer, 'invalid-cursor');
    }
  });

  test('counts by section, author and year where asked to', async () => {
    const { facets } = await api().reader.search.find({ q: 'tern', facets: 'true', limit: 1 });
    expect(facets).toMatchObject({ counted: 8, isComplete: true, years: [{ year, count: 8 }] });
    expect(facets?.sections.map(({ section, count }) => [section.slug, count])).toEqual([['coasts', 4]]);
    expect(facets?.authors[0]).toMatchObject({ author: { slug: 'ilse-marrow' }, count: 3 });
    const { facets: none } = await api().reader.search.find({ q: '-tern', facets: 'true' });
    expect(none).toEqual({ counted: 0, isComplete: true, sections: [], authors: [], years: [] });
  });

  describe('suggests while somebody types', () => {
    const suggested = async (q: string, more: object = {}) =>
      (await api().reader.search.suggest({ q, ...more })).items.map(({ type, name: { text } }) => `${type} ${text}`);

    test('names first, then titles, the newest first, by the beginning of any word', async () => {
      expect(await suggested('se')).toEqual(['tag Seven seas']);
      expect(await suggested('COA')).toEqual(['section Coasts']);
      expect(await suggested('ilse m')).toEqual(['author Ilse Marrow']);
      expect(await suggested('te', { limit: 3 })).toEqual(['article Tern 7', 'article Tern 6', 'article Tern 5']);
      expect(await suggested('tern 2')).toEqual(['article Tern 2']);
      expect(await suggested('ern')).toEqual([]);
    });

    test('with the words marked that fit', async () => {
      const { items } = await api().reader.search.suggest({ q: 'mar' });
      expect(items[0]?.name).toEqual({ text: 'Ilse Marrow', ranges: [{ start: 5, end: 11 }] });
    });
  });

  describe('of something strange', () => {
    const signs = [
      '"',
      '""',
      '*',
      '-',
      '-tern',
      '-"a b" -c',
      '()',
      '{}:^',
      "'; drop table articles; --",
      '\\',
      '%',
      '\u202E',
      '👩‍👩‍👧',
      '\uFEFF',
    ];
    test.each([
      ...signs,
      'NEAR(tern gulls, 2)',
      'title:tern AND OR NOT',
      "'tern':A & !x | (y <-> z):*",
      '"'.repeat(300),
    ])('%j is an answer, found or not', async (q) => {
      for (const path of ['search', 'search/suggestions']) {
        expect((await api().ask(`GET /v1/${path}?q=${encodeURIComponent(q)}`)).status).toBe(200);
      }
    });

    test.each(['"'.repeat(1000), 'a '.repeat(40), 'x'.repeat(301)])('is refused where it is too much', async (q) => {
      for (const path of ['search', 'search/suggestions']) {
        expectProblem(await api().ask(`GET /v1/${path}?q=${encodeURIComponent(q)}`), 'invalid-parameter');
      }
    });

    test.each([
      '',
      '?q=tern&q=gulls',
      '?q=tern&colour=red',
      '?q=tern&year=0',
      '?q=%00',
      '?q=tern&limit=101',
      '?q=tern&sort=best',
    ])('is refused by name: %j', async (query) => {
      expectProblem(await api().ask(`GET /v1/search${query}`), 'invalid-parameter');
    });

    test('thirty-two words of every script are found in no time that matters', async () => {
      const q = '水 서울에서 a* tern* ".." 東京都東京都東京都 مدينة '.repeat(4).trim();
      expect((await api().ask(`GET /v1/search?facets=true&q=${encodeURIComponent(q)}`)).status).toBe(200);
    });
  });
});
