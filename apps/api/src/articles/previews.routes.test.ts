import { Article } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { furnish } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';
import { signPreview } from './preview-token.ts';

describeEachApi('the preview of an article that is not published', (api) => {
  let drafts = 0;
  const newDraft = () =>
    api().admin.articles.create({ body: { title: `Not yet ${(drafts += 1)}`, body: '<p>Soon.</p>' } });
  const previewOf = ({ id }: Pick<Article, 'id'>, expiresInSeconds?: number) =>
    api().admin.previews.create({ idOrSlug: id, body: { expiresInSeconds } });
  const look = (token: string) => api().ask(`GET /v1/previews/${token}`);

  test('shows it to whoever has the address, and to no cache or search engine', async () => {
    const draft = await newDraft();
    const { token, url, apiUrl } = await previewOf(draft);
    expect([url, apiUrl]).toEqual([
      `http://site.example/preview/${token}`,
      `http://site.example/api/v1/previews/${token}`,
    ]);
    const { status, body, headers } = await look(token);
    expect([status, Article.parse(body)]).toEqual([200, draft]);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect((await look(token)).status).toBe(200);
  });

  test('says where it is made, and until when it is good: seven days, or as long as was asked', async () => {
    const { slug } = await newDraft();
    const made = await api().ask(`POST /v1/articles/${slug}/previews`, { key: 'admin', json: {} });
    const { token, expiresAt } = made.body as { token: string; expiresAt: string };
    expect([made.status, made.headers.get('location')]).toEqual([201, `/v1/previews/${token}`]);
    const days = (at: string) => (Date.parse(at) - Date.now()) / 86_400_000;
    expect(days(expiresAt)).toBeCloseTo(7, 2);
    expect(
      days((await api().admin.previews.create({ idOrSlug: slug, body: { expiresInSeconds: 86_400 } })).expiresAt),
    ).toBeCloseTo(1, 2);
    for (const expiresInSeconds of [59, 2_592_001, 1.5, '60', null]) {
      const refused = await api().ask(`POST /v1/articles/${slug}/previews`, {
        key: 'admin',
        json: { expiresInSeconds },
      });
      expectProblem(refused, 'invalid-body', ['/expiresInSeconds']);
    }
  });

  test('shows what it says at the time, in whatever state it is', async () => {
    const { draft } = await furnish(api());
    const { token } = await previewOf(draft);
    const changed = await api().admin.articles.update({
      idOrSlug: draft.id,
      ifVersion: 1,
      body: { title: 'Rewritten', slug: `rewritten-${draft.slug}` },
    });
    expect((await look(token)).body).toEqual(changed);
    const published = await api().admin.articles.publish({ idOrSlug: draft.id, ifVersion: 2 });
    expect((await look(token)).body).toEqual(published);
    const withdrawn = await api().admin.articles.withdraw({ idOrSlug: draft.id, ifVersion: 3 });
    expect((await look(token)).body).toEqual(withdrawn);
  });

  test('is over when its time is, and when the article is deleted', async () => {
    const draft = await newDraft();
    const expires = Math.floor(Date.now() / 1000);
    const over = signPreview(api().newsroom.vault, { articleId: draft.id, expires });
    expectProblem(await look(over), 'preview-expired');
    const { token } = await previewOf(draft);
    await api().admin.articles.remove({ idOrSlug: draft.id, ifVersion: 1 });
    expectProblem(await look(token), 'not-found');
  });

  test('cannot be made up, made longer, or turned to another article', async () => {
    const [draft, other] = [await newDraft(), await newDraft()];
    const { token } = await previewOf(draft);
    const [said = '', signature = ''] = token.split('.');
    const [, expires] = Buffer.from(said, 'base64url').toString().split(' ');
    const say = (text: string) => Buffer.from(text).toString('base64url');
    const forged = [
      `${say(`${other.id} ${expires}`)}.${signature}`,
      `${say(`${draft.id} 9999999999`)}.${signature}`,
      `${said}.${signature.slice(0, -1)}`,
      `${said}.${signature}x`,
      `${said}.${signature}.`,
      said,
      `${said}.`,
      `.${signature}`,
      draft.id,
      draft.slug,
      // Signed, but for something else.
      `${said}.${api().newsroom.vault.hash('cursor', said)}`,
    ];
    for (const each of forged) expectProblem(await look(each), 'not-found');
  });

  test('opens nothing but the article: no other address takes its token', async () => {
    const draft = await newDraft();
    const { token } = await previewOf(draft);
    expectProblem(await api().ask(`GET /v1/articles/${draft.id}`, { key: token }), 'key-required');
    for (const path of [`/v1/articles/${token}`, `/v1/articles/${draft.id}`, `/v1/articles/${draft.id}/comments`]) {
      expectProblem(await api().ask(`GET ${path}`), 'not-found');
    }
    const comment = { name: 'Old Pilot', email: 'pilot@example.org', body: 'Lentil.' };
    expectProblem(await api().ask(`POST /v1/articles/${draft.id}/comments`, { json: comment }), 'not-found');
    const { items } = await api().reader.articles.list({ limit: 100 });
    expect(items.map(({ id }) => id)).not.toContain(draft.id);
  });

  test('is made by those alone who may read drafts', async () => {
    const { id } = await newDraft();
    const key = await api().keyWith('articles:write', 'articles:publish');
    expectProblem(await api().ask(`POST /v1/articles/${id}/previews`, { key, json: {} }), 'scope-missing');
    expectProblem(await api().ask(`POST /v1/articles/${id}/previews`, { json: {} }), 'key-required');
    const reader = await api().keyWith('drafts:read');
    expect((await api().ask(`POST /v1/articles/${id}/previews`, { key: reader, json: {} })).status).toBe(201);
    expectProblem(await api().ask('POST /v1/articles/no-such/previews', { key: reader, json: {} }), 'not-found');
  });
});
