// What is not published is not there, whatever way a reader takes.
import type { Article, ArticleStatus } from '@broadsheet/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { insertOldAddresses } from '../addresses/addresses.store.ts';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi, type TestApi } from '../testing/run-api.ts';

const hidden = ['draft', 'in-review', 'scheduled', 'withdrawn'] as const;
const secret = 'Merger of the two harbours';

describeEachApi('what is not published', (api) => {
  let there: Furnished;
  const articles = new Map<ArticleStatus, Article>();
  let begin = '';
  beforeAll(async () => {
    there = await furnish(api());
    begin = (await api().admin.changes.list({ after: 'latest' })).next;
    for (const status of hidden) articles.set(status, await bring(api(), there, status));
  });

  describe.each(hidden)('%s', (status) => {
    const article = () => {
      const found = articles.get(status);
      if (!found) throw new Error('It was made before the tests.');
      return found;
    };

    test('is nowhere for readers, nor for keys without drafts:read', async () => {
      const { id, slug } = article();
      const writer = await api().keyWith('articles:write', 'articles:publish', 'comments:moderate');
      const ways = [id, slug, `old-${slug}`].flatMap((way) => [`/v1/articles/${way}`, `/v1/articles/${way}/comments`]);
      for (const path of [...ways, `/v1/redirects?path=/?p=${1 + hidden.indexOf(status)}`]) {
        for (const key of [undefined, writer]) {
          const answer = await api().ask(`GET ${path}`, { key });
          expectProblem(answer, 'not-found');
          const asked = path.includes(id) ? id : '';
          expect(answer.text.replaceAll(asked, '')).not.toContain(id);
        }
      }
    });

    test('is listed for those alone who may read drafts', async () => {
      expectProblem(await api().ask(`GET /v1/articles?status=${status}`), 'key-required');
      const writer = await api().keyWith('articles:write');
      expectProblem(await api().ask(`GET /v1/articles?status=${status}`, { key: writer }), 'scope-missing');
      const editor = await api().clientWith('drafts:read');
      const { items } = await editor.articles.list({ status });
      expect(items.map(({ id }) => id)).toContain(article().id);
      const { id, slug } = article();
      for (const idOrSlug of [id, slug, `old-${slug}`]) expect((await editor.articles.get({ idOrSlug })).id).toBe(id);
    });

    test('takes no comment of a reader', async () => {
      const said = { name: 'Reader', email: 'reader@example.org', body: 'Is it true?' };
      expectProblem(await api().ask(`POST /v1/articles/${article().id}/comments`, { json: said }), 'not-found');
    });
  });

  test('is in no public list, and in no public change', async () => {
    for (const filter of [
      '',
      `author=${there.author.id}`,
      `section=${there.section.slug}`,
      `tag=${there.tag.id}`,
      'language=en',
    ]) {
      const { text, status } = await api().ask(`GET /v1/articles?${filter}`);
      expect(status).toBe(200);
      expect(text).not.toContain(secret);
    }
    const told = await api().ask(`GET /v1/changes?after=${begin}&limit=1000`);
    const withdrawn = articles.get('withdrawn')?.id ?? '';
    for (const { id } of articles.values()) if (id !== withdrawn) expect(told.text).not.toContain(id);
    const { items } = await api().reader.changes.list({ after: begin, limit: 1000 });
    expect(items.filter(({ subjects }) => subjects.includes(`article:${withdrawn}`)).map(({ type }) => type)).toEqual([
      'article.published',
      'article.withdrawn',
    ]);
    const all = await (await api().clientWith('drafts:read')).changes.list({ after: begin, limit: 1000 });
    for (const { id } of articles.values()) expect(JSON.stringify(all)).toContain(id);
  });

  test('tells nobody that a comment waits on what is published', async () => {
    const { next } = await api().admin.changes.list({ after: 'latest' });
    const said = { name: 'Reader', email: 'new-reader@example.org', body: 'Is it true?' };
    const { comment, status } = await api().reader.comments.submit({ idOrSlug: there.article.id, body: said });
    expect(status).toBe('pending');
    expect((await api().reader.changes.list({ after: next })).items).toEqual([]);
    expect((await api().ask(`GET /v1/articles/${there.article.id}/comments`)).text).not.toContain(comment.id);
    expect((await api().admin.changes.list({ after: next })).items).toMatchObject([{ type: 'comment.submitted' }]);
  });
});

/** Brings an article to `status`. It had another slug before, and another address in an older system. */
async function bring(
  { admin, newsroom }: TestApi,
  { author, section, tag }: Furnished,
  status: (typeof hidden)[number],
): Promise<Article> {
  const named = { authors: [{ author: author.id }], section: section.id, tags: [tag.name] };
  const slug = `merger-${status}`;
  const { id } = await admin.articles.create({
    body: { title: secret, slug: `old-${slug}`, body: `<p>${secret}</p>`, ...named },
  });
  await insertOldAddresses(newsroom.db, [`/?p=${1 + hidden.indexOf(status)}`], { kind: 'article', id });
  const article = await admin.articles.update({ idOrSlug: id, ifVersion: 1, body: { slug } });
  const on = { idOrSlug: id, ifVersion: 2 };
  if (status === 'in-review') return admin.articles.submit(on);
  if (status === 'scheduled') return admin.articles.schedule({ ...on, body: { at: '2999-01-01T00:00:00Z' } });
  if (status === 'draft') return article;
  await admin.articles.publish(on);
  return admin.articles.withdraw({ idOrSlug: id, ifVersion: 3 });
}
