import { tagsOfChange } from '@broadsheet/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { furnish, type Furnished } from './testing/furnish.ts';
import { describeEachApi, type Answer, type TestApi } from './testing/run-api.ts';

/** Something that an editor may do to what is there. */
type Deed = (api: TestApi, there: Furnished, text: string) => Promise<unknown>;

const current = async ({ admin }: TestApi, { article }: Furnished) => admin.articles.get({ idOrSlug: article.id });
const at = ({ id, version }: { id: string; version: number }) => ({ idOrSlug: id, ifVersion: version });

const deeds: readonly Deed[] = [
  async (api, { author }, text) =>
    api.admin.authors.update({ ...at(await api.admin.authors.get({ idOrSlug: author.id })), body: { bio: text } }),
  async (api, { section }, name) =>
    api.admin.sections.update({ ...at(await api.admin.sections.get({ idOrSlug: section.id })), body: { name } }),
  async (api, { tag }, name) =>
    api.admin.tags.update({ ...at(await api.admin.tags.get({ idOrSlug: tag.id })), body: { name } }),
  async (api, there, dek) => api.admin.articles.update({ ...at(await current(api, there)), body: { dek } }),
  async (api, there) => api.admin.articles.update({ ...at(await current(api, there)), body: { section: null } }),
  async (api, there) =>
    api.admin.articles.update({ ...at(await current(api, there)), body: { section: there.section.id } }),
  async (api, there, text) => api.admin.articles.update({ ...at(await current(api, there)), body: { tags: [text] } }),
  async (api, there) => api.admin.articles.withdraw(at(await current(api, there))),
  async (api, there) => api.admin.articles.publish(at(await current(api, there))),
  async (api, _, name) => api.admin.authors.create({ body: { name } }),
  async (api, _, name) => api.admin.sections.create({ body: { name } }),
  async (api, { author }, title) => {
    const body = { title, body: '<p>Short.</p>', authors: [{ author: author.id }], tags: [title] };
    await api.admin.articles.publish(at(await api.admin.articles.create({ body })));
  },
  async (api, { article }, text) => {
    const { comment } = await api.reader.comments.submit({
      idOrSlug: article.id,
      body: { name: 'Old Pilot', email: 'pilot@example.org', body: text },
    });
    await api.admin.comments.approve({ id: comment.id, ifVersion: 1 });
  },
  async (api, { comment }) => {
    const { version } = await api.admin.comments.get({ id: comment.id });
    await api.admin.comments.approve({ id: comment.id, ifVersion: version });
  },
  async (api, { comment }) => {
    const { version } = await api.admin.comments.get({ id: comment.id });
    await api.admin.comments.spam({ id: comment.id, ifVersion: version });
  },
];

const tagsOf = ({ headers }: Answer) => headers.get('surrogate-key')?.split(' ') ?? [];

describeEachApi('what others keep of public answers', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
    await api().admin.comments.approve({ id: there.comment.id, ifVersion: there.comment.version });
  });
  const paths = () => {
    const { article, author, section, tag, comment } = there;
    return [
      `articles/${article.id}`,
      `articles/${article.slug}?fields=title,commentCount`,
      `articles/${article.id}/comments`,
      `articles/${article.id}/threads?sort=most-discussed`,
      `comments/${comment.id}/place`,
      `comments/${comment.id}/replies`,
      `authors/${author.id}`,
      `sections/${section.id}`,
      `tags/${tag.id}`,
      'articles',
      'articles?limit=100',
      `articles?section=${section.id}`,
      'authors',
      'sections',
      'sections?published=true',
      'tags',
    ].map((path) => `/v1/${path}`);
  };

  test('is named by tags, short enough for everybody on the way', async () => {
    for (const path of paths()) {
      const answer = await api().ask(`GET ${path}`);
      expect([path, tagsOf(answer).length > 0]).toEqual([path, true]);
      expect(answer.headers.get('surrogate-key')?.length).toBeLessThan(4_000);
    }
    const { article, author, section, tag } = there;
    const one = await api().ask(`GET /v1/articles/${article.slug}`);
    expect(tagsOf(one)).toEqual([
      `article:${article.id}`,
      `author:${author.id}`,
      `section:${section.id}`,
      `tag:${tag.id}`,
    ]);
  });

  test('is not named where it is for one reader alone, or no answer to keep', async () => {
    expect(tagsOf(await api().ask('GET /v1/articles', { key: 'admin' }))).toEqual([]);
    expect(tagsOf(await api().ask('GET /v1/articles/nothing'))).toEqual([]);
    expect(tagsOf(await api().ask('GET /v1/changes'))).toEqual([]);
  });

  describe('and drop by the tags of the changes', () => {
    test('is never out of date, whatever is written', async () => {
      const looked = async () =>
        Promise.all(paths().map(async (path) => ({ path, answer: await api().ask(`GET ${path}`) })));
      let before = await looked();
      let { next } = await api().reader.changes.list({ after: 'latest' });
      const order = fc.sample(fc.nat(deeds.length - 1), { numRuns: 60, seed: 7 });
      let changed = 0;
      for (const [index, which] of order.entries()) {
        // Some cannot be done in the state that the last one left.
        await deeds[which]?.(api(), there, `Ferry ${index}`).catch(() => undefined);
        const changes = await api().reader.changes.list({ after: next, limit: 100 });
        ({ next } = changes);
        const dropped = new Set(changes.items.flatMap(tagsOfChange));
        const after = await looked();
        for (const [place, { path, answer }] of before.entries()) {
          if (answer.status !== 200 || answer.text === after[place]?.answer.text) continue;
          changed += 1;
          const isDropped = tagsOf(answer).some((tag) => dropped.has(tag));
          expect([which, path, isDropped, [...dropped]]).toEqual([which, path, true, [...dropped]]);
        }
        before = after;
      }
      expect(changed).toBeGreaterThan(50);
    });
  });
});
