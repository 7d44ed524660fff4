// RFC 7396, for every field that an article, an author, a section and a tag have.
import { beforeAll, expect, test } from 'vitest';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

const leadImage = { url: '/demo/harbour.svg', alt: 'Harbour at dawn', caption: 'The Margit.', credit: 'Archive' };

describeEachApi('a merge patch', (api) => {
  let there: Furnished;
  beforeAll(async () => {
    there = await furnish(api());
  });
  const patch = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    api().ask(`PATCH /v1/${path}`, {
      key: 'admin',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/merge-patch+json', 'if-match': '*', ...headers },
    });
  const patchDraft = (body: unknown) => patch(`articles/${there.draft.id}`, body);

  test('leaves what it does not name, and an empty one leaves everything', async () => {
    const before = (await patchDraft({ dek: 'New.' })).body;
    expect(before).toMatchObject({ title: there.draft.title, dek: 'New.', tags: there.draft.tags });
    expect((await patchDraft({})).body).toEqual(before);
  });

  test('merges an object field by field, and takes it away by null', async () => {
    expect((await patchDraft({ leadImage })).body).toMatchObject({ leadImage });
    expect((await patchDraft({ leadImage: { alt: 'At dusk' } })).body).toMatchObject({
      leadImage: { ...leadImage, alt: 'At dusk' },
    });
    expect((await patchDraft({ leadImage: null })).body).toMatchObject({ leadImage: null });
    expectProblem(await patchDraft({ leadImage: { alt: 'Of nothing' } }), 'invalid-body', ['/leadImage/url']);
  });

  test('replaces lists whole', async () => {
    await patchDraft({ tags: ['One', 'Two'], authors: [{ author: there.author.id }] });
    expect((await patchDraft({ tags: ['Three'], authors: [] })).body).toMatchObject({
      tags: [{ name: 'Three' }],
      authors: [],
    });
  });

  test('empties by null what may be empty', async () => {
    expect((await patchDraft({ section: null })).body).toMatchObject({ section: null });
    const avatar = await patch(`authors/${there.author.id}`, { avatarUrl: 'https://pictures.example/ilse.jpg' });
    expect(avatar.body).toMatchObject({ avatarUrl: 'https://pictures.example/ilse.jpg' });
    expect((await patch(`authors/${there.author.id}`, { avatarUrl: null })).body).toMatchObject({ avatarUrl: null });
  });

  test('refuses null where nothing may not be, and what it does not know, by name', async () => {
    const fields = [
      'slug',
      'title',
      'dek',
      'body',
      'authors',
      'tags',
      'sources',
      'language',
      'corrections',
      'commentPolicy',
    ];
    for (const field of fields) expectProblem(await patchDraft({ [field]: null }), 'invalid-body', [`/${field}`]);
    for (const kind of ['authors', 'sections', 'tags'] as const) {
      const { id } = { authors: there.author, sections: there.section, tags: there.tag }[kind];
      expectProblem(await patch(`${kind}/${id}`, { name: null }), 'invalid-body', ['/name']);
      expectProblem(await patch(`${kind}/${id}`, { title: 'x', id }), 'invalid-body', ['/title', '/id']);
    }
    const image = await patchDraft({ leadImage: { ...leadImage, width: 3 } });
    expectProblem(image, 'invalid-body', ['/leadImage/width']);
  });

  test('is taken as plain JSON too, and answered without a body where that is preferred', async () => {
    const { status, text, headers } = await patch(
      `articles/${there.draft.id}`,
      { dek: 'Quietly.' },
      { 'content-type': 'application/json', prefer: 'return=minimal' },
    );
    const article = await api().ask(`GET /v1/articles/${there.draft.id}`, { key: 'admin' });
    expect(article.body).toMatchObject({ dek: 'Quietly.' });
    expect([status, text, headers.get('etag')]).toEqual([204, '', article.headers.get('etag')]);
    expect(headers.get('preference-applied')).toBe('return=minimal');
    const whole = await patch(`articles/${there.draft.id}`, { dek: 'Aloud.' }, { prefer: 'return=representation' });
    expect([whole.status, whole.body]).toMatchObject([200, { dek: 'Aloud.' }]);
  });
});

describeEachApi('a new thing that is preferred without a body', (api) => {
  test('says where it is; what is told this once comes all the same', async () => {
    const prefer = { prefer: 'respond-async, return=minimal' };
    const made = await api().ask('POST /v1/tags', { key: 'admin', json: { name: 'Quiet' }, headers: prefer });
    const { id, version } = await api().admin.tags.get({ idOrSlug: 'quiet' });
    expect([made.status, made.text, made.headers.get('location')]).toEqual([204, '', `/v1/tags/${id}`]);
    expect(made.headers.get('etag')).toMatch(new RegExp(`^"${version}-`));
    const { draft } = await furnish(api());
    const told = await api().ask(`POST /v1/articles/${draft.id}/previews`, { key: 'admin', json: {}, headers: prefer });
    expect([told.status, told.headers.get('preference-applied')]).toEqual([201, null]);
    expect(told.body).toHaveProperty('token');
  });
});
