// Nobody finds what readers may not see, from the moment on at which they may not.
import type { Article } from '@broadsheet/domain';
import { describe, expect, test } from 'vitest';
import { describeEachApi, type TestApi } from '../testing/run-api.ts';
import { comment, found, publish } from './testing/searching.ts';

let mark = 0;
/** A word that nothing else has. */
const newWord = () => `quokka${String.fromCharCode(97 + ((mark / 26) % 26), 97 + (mark++ % 26))}`;

async function suggested(api: TestApi, q: string): Promise<string[]> {
  const { items } = await api.reader.search.suggest({ q });
  return items.map(({ type, name }) => `${type} ${name.text}`);
}

/** What an article is found by, whose title, dek, text, tag and comment have `word` in them. */
async function everyTrace(api: TestApi, word: string): Promise<unknown> {
  const { items, facets } = await api.reader.search.find({ q: word, facets: 'true' });
  return { hits: items.map(({ type }) => type), counted: facets?.counted, suggested: await suggested(api, word) };
}

const noTrace = { hits: [], counted: 0, suggested: [] };

describeEachApi('what readers may not see', (api) => {
  async function write(word: string): Promise<Article> {
    const author = await api().admin.authors.create({ body: { name: `Ada ${word}` } });
    return api().admin.articles.create({
      body: {
        ...{ title: `The ${word}`, dek: `Of a ${word}`, body: `<p>One ${word}.</p>` },
        ...{ authors: [{ author: author.id }], tags: [`Tag ${word}`] },
      },
    });
  }

  test('leaves no trace in any state but that of being published', async () => {
    const word = newWord();
    const { articles } = api().admin;
    let article = await write(word);
    const idOrSlug = article.id;
    expect(await everyTrace(api(), word)).toEqual(noTrace);
    article = await articles.submit({ idOrSlug, ifVersion: article.version });
    expect(await everyTrace(api(), word)).toEqual(noTrace);
    article = await articles.schedule({ idOrSlug, ifVersion: article.version, body: { at: '2999-01-01T00:00:00Z' } });
    expect(await everyTrace(api(), word)).toEqual(noTrace);
    article = await articles.publish({ idOrSlug, ifVersion: article.version });
    await comment(api(), article, `A ${word}!`);
    const seen = { hits: ['article', 'comment'], counted: 2 };
    const names = [`author Ada ${word}`, `tag Tag ${word}`, `article The ${word}`];
    expect(await everyTrace(api(), word)).toEqual({ ...seen, suggested: names });
    article = await articles.get({ idOrSlug });
    article = await articles.withdraw({ idOrSlug, ifVersion: article.version });
    expect(await everyTrace(api(), word)).toEqual(noTrace);
    article = await articles.return({ idOrSlug, ifVersion: article.version });
    article = await articles.publish({ idOrSlug, ifVersion: article.version });
    expect(await everyTrace(api(), word)).toEqual({ ...seen, suggested: names });
    await articles.remove({ idOrSlug, ifVersion: article.version });
    expect(await everyTrace(api(), word)).toEqual(noTrace);
  });

  test('is not what an article said before it was changed', async () => {
    const [before, after] = [newWord(), newWord()];
    const article = await publish(api(), { title: `The ${before}` });
    await api().admin.articles.update({
      idOrSlug: article.id,
      ifVersion: article.version,
      body: { title: `The ${after}` },
    });
    expect([await found(api(), before), await found(api(), after)]).toEqual([[], [`The ${after}`]]);
  });

  test('is a comment that waits, was rejected or is spam, and the name of who wrote it', async () => {
    const word = newWord();
    const article = await publish(api(), { title: 'Commented on', commentPolicy: 'premoderated' });
    const body = { name: `Bo ${word}`, email: 'bo@example.org', body: `A ${word}?` };
    const { comment: sent } = await api().reader.comments.submit({ idOrSlug: article.id, body });
    const { comments } = api().admin;
    expect(await found(api(), word)).toEqual([]);
    await comments.approve({ id: sent.id, ifVersion: 1 });
    expect(await found(api(), word)).toEqual([`comment by Bo ${word}`]);
    await comments.reject({ id: sent.id, ifVersion: 2 });
    expect(await found(api(), word)).toEqual([]);
    await comments.approve({ id: sent.id, ifVersion: 3 });
    await comments.spam({ id: sent.id, ifVersion: 4 });
    expect(await found(api(), word)).toEqual([]);
  });

  test('is the address of who commented', async () => {
    const article = await publish(api(), { title: 'Addressed' });
    await comment(api(), article, 'Nothing to hide.');
    for (const q of ['hidden.pilot@example.org', 'hidden', 'hidden*', 'example']) {
      expect(await found(api(), q)).toEqual([]);
    }
  });

  test('is found by a name that an author has today, and no longer by the one before', async () => {
    const [before, after] = [newWord(), newWord()];
    const author = await api().admin.authors.create({ body: { name: before } });
    await publish(api(), { title: 'Signed', authors: [{ author: author.id }] });
    expect(await found(api(), before)).toEqual(['Signed']);
    await api().admin.authors.update({ idOrSlug: author.id, ifVersion: 1, body: { name: after } });
    expect([await found(api(), before), await found(api(), after)]).toEqual([[], ['Signed']]);
  });

  describe('a comment is filtered by what its article is filed under', () => {
    test('also where that changes', async () => {
      const word = newWord();
      const section = await api().admin.sections.create({ body: { name: `Section ${word}` } });
      const article = await publish(api(), { title: 'Moves' });
      await comment(api(), article, `About a ${word}`);
      const inSection = () => found(api(), word, { section: section.slug, type: 'comment' });
      expect(await inSection()).toEqual([]);
      const { version } = await api().admin.articles.get({ idOrSlug: article.id });
      await api().admin.articles.update({ idOrSlug: article.id, ifVersion: version, body: { section: section.id } });
      expect(await inSection()).toEqual(['comment by Old Pilot']);
    });
  });
});
