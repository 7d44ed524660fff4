// What readers may do with what they wrote themselves: as integrators see it, and as a browser on the site does.
import { randomUUID } from 'node:crypto';
import { SubmittedComment } from '@broadsheet/api-contract';
import { expect, test } from 'vitest';
import { describeEachApi, type TestApi } from '../../testing/run-api.ts';
import { expectProblem } from '../../testing/problems.ts';
import { changesOf, countOfArticle, insertArticle, put } from '../testing/discussion.ts';

const onSite = { 'sec-fetch-site': 'same-origin' };

/** Sends a comment of a reader who has been approved before, so that it is published at once. */
async function comment(api: TestApi, fields: { body?: string; parentId?: string } = {}, articleId?: string) {
  const { newsroom, reader } = api;
  const article = articleId ?? (await insertArticle(newsroom));
  const email = `${randomUUID()}@example.org`;
  await put(newsroom, await insertArticle(newsroom), { email, ipAddress: '127.0.0.1' });
  const body = { name: 'Old Pilot', email, body: 'It was lentil.', ...fields };
  const sent = await reader.comments.submit({ idOrSlug: article, body });
  if (sent.authorToken === null) throw new Error('Programs get their token.');
  return { ...sent, authorToken: sent.authorToken, id: sent.comment.id, articleId: article };
}

const textsOf = async ({ reader }: TestApi, idOrSlug: string) =>
  (await reader.comments.listForArticle({ idOrSlug })).items.map(({ body }) => body);

describeEachApi('the author of a comment', (api) => {
  test('sees it with its state, and until when it may be changed', async () => {
    const { authorToken, comment: sent, articleId } = await comment(api());
    const { items, next } = await api().reader.ownComments.list({ authorToken });
    const until = new Date(Date.parse(sent.createdAt) + 600_000).toISOString();
    const article = { slug: `article-${articleId}`, title: 'Ferries' };
    expect({ items, next }).toEqual({
      items: [{ comment: sent, status: 'approved', editableUntil: until, version: 1, article }],
      next: null,
    });
  });

  test('sees what they sent with the same token, page by page, or of one article alone', async () => {
    const { authorToken, id, articleId } = await comment(api());
    const later = await insertArticle(api().newsroom);
    const body = { name: 'Old Pilot', email: 'somebody-else@example.org', body: 'And leek.' };
    const { comment: second } = await api().reader.comments.submit({ idOrSlug: later, body, authorToken });
    const pages = [];
    for await (const { comment: each } of api().reader.ownComments.list({ authorToken, limit: 1 })) pages.push(each.id);
    expect(pages).toEqual([second.id, id]);
    const { items } = await api().reader.ownComments.list({ authorToken, article: articleId });
    expect(items.map((each) => each.comment.id)).toEqual([id]);
  });

  test('learns of no moderator’s decision but that it is published', async () => {
    const { authorToken, id } = await comment(api());
    await api().admin.comments.spam({ id, ifVersion: 1 });
    const { items } = await api().reader.ownComments.list({ authorToken });
    expect(items.map(({ status }) => status)).toEqual(['pending']);
  });

  test('changes what it says, for all readers at once, and nothing older can be read', async () => {
    const { authorToken, id, articleId, comment: sent } = await comment(api());
    const asked = { id, ifVersion: 1, authorToken };
    const changed = await api().reader.ownComments.edit({ ...asked, body: { body: 'It was\r\nbarley.  ' } });
    expect(changed).toMatchObject({ status: 'approved', version: 2, comment: { body: 'It was\nbarley.' } });
    expect(changed.comment.editedAt).not.toBeNull();
    expect(await textsOf(api(), articleId)).toEqual(['It was\nbarley.']);
    expect(await changesOf(api().newsroom, sent)).toContain('comment.updated, public');
    const found = async (q: string) =>
      JSON.stringify(await api().reader.search.find({ q, type: 'comment' })).includes(id);
    expect([await found('lentil'), await found('barley')]).toEqual([false, true]);
    expect(JSON.stringify(await api().admin.comments.get({ id }))).not.toContain('It was lentil.');
  });

  test('says the same once more: that changes nothing', async () => {
    const { authorToken, id } = await comment(api());
    const asked = { id, ifVersion: 1, authorToken, body: { body: 'It was lentil.' } };
    expect(await api().reader.ownComments.edit(asked)).toMatchObject({ version: 1, comment: { editedAt: null } });
  });

  test('makes it wait for a moderator again where a rule holds what it says now', async () => {
    const { authorToken, id, articleId } = await comment(api());
    const body = 'https://a.example https://b.example https://c.example https://d.example';
    const changed = await api().reader.ownComments.edit({ id, ifVersion: 1, authorToken, body: { body } });
    expect(changed).toMatchObject({ status: 'pending', comment: { body } });
    expect(await textsOf(api(), articleId)).toEqual([]);
    expect(await countOfArticle(api().newsroom, articleId)).toBe(0);
    const moderated = await api().admin.comments.get({ id });
    expect(moderated).toMatchObject({ status: 'pending', decidedBy: 'author' });
    expect(moderated.outcomes.map(({ rule }) => rule)).toContain('many-links');
  });

  test('is trusted for no approval of what they replace', async () => {
    const idOrSlug = await insertArticle(api().newsroom);
    const body = { name: 'New Here', email: `${randomUUID()}@example.org`, body: 'Good morning.' };
    const { comment: first, authorToken } = await api().reader.comments.submit({ idOrSlug, body });
    await api().admin.comments.approve({ id: first.id, ifVersion: 1 });
    const asked = { id: first.id, ifVersion: 2, authorToken: authorToken ?? '' };
    const changed = await api().reader.ownComments.edit({ ...asked, body: { body: 'Buy my boat.' } });
    expect(changed.status).toBe('pending');
  });

  test.each(['pending', 'rejected', 'spam'] as const)('brings nothing out that is %s', async (status) => {
    const { authorToken, id, articleId } = await comment(api());
    await api().newsroom.db.updateTable('comments').set({ status }).where('id', '=', id).execute();
    const asked = { id, ifVersion: 1, authorToken, body: { body: 'Harmless.' } };
    expect(await api().reader.ownComments.edit(asked)).toMatchObject({ status: 'pending' });
    expect((await api().admin.comments.get({ id })).status).toBe(status);
    expect(await textsOf(api(), articleId)).toEqual([]);
  });

  test('is late after ten minutes, and may still delete it', async () => {
    const { authorToken, id, articleId } = await comment(api());
    const createdAt = new Date(Date.now() - 600_000).toISOString();
    await api().newsroom.db.updateTable('comments').set({ created_at: createdAt }).where('id', '=', id).execute();
    const headers = { 'author-token': authorToken, 'if-match': '"1"' };
    const late = await api().ask(`PATCH /v1/comments/${id}`, { headers, json: { body: 'Too late.' } });
    expectProblem(late, 'edit-time-over');
    expect((await api().reader.ownComments.list({ authorToken })).items[0]?.editableUntil).toBeNull();
    expect((await api().ask(`DELETE /v1/comments/${id}`, { headers })).status).toBe(204);
    expect(await textsOf(api(), articleId)).toEqual([]);
  });

  test('deletes it: it is gone, or empty where others replied to it', async () => {
    const { authorToken, id, articleId } = await comment(api());
    const reply = await comment(api(), { parentId: id, body: 'Not barley?' }, articleId);
    await api().reader.ownComments.remove({ id, ifVersion: 1, authorToken });
    expect(await countOfArticle(api().newsroom, articleId)).toBe(1);
    expect((await api().reader.ownComments.list({ authorToken })).items).toEqual([]);
    const { isRemoved, body, email } = await api().admin.comments.get({ id });
    expect({ isRemoved, body, email }).toEqual({ isRemoved: true, body: '', email: null });
    await api().reader.ownComments.remove({ id: reply.id, ifVersion: 1, authorToken: reply.authorToken });
    expectProblem(await api().ask(`GET /v1/comments/${reply.id}`, { key: 'admin' }), 'not-found');
    expect(await countOfArticle(api().newsroom, articleId)).toBe(0);
  });

  test('deletes it while a moderator approves it: what is counted is what is there', async () => {
    const idOrSlug = await insertArticle(api().newsroom);
    const body = { name: 'New Here', email: `${randomUUID()}@example.org`, body: 'Good morning.' };
    const { comment: sent, authorToken } = await api().reader.comments.submit({ idOrSlug, body });
    const headers = { 'author-token': authorToken ?? '', 'if-match': '*' };
    const [deleted] = await Promise.all([
      api().ask(`DELETE /v1/comments/${sent.id}`, { headers }),
      api().ask(`POST /v1/comments/${sent.id}/approve`, { key: 'admin', headers: { 'if-match': '*' } }),
    ]);
    expect(deleted.status).toBe(204);
    expect(await countOfArticle(api().newsroom, idOrSlug)).toBe(0);
  });
});

describeEachApi('whoever is not the author', (api) => {
  test.each([
    ['has no token', undefined],
    ['has one that nobody was given', 'x'.repeat(43)],
    ['has one that can be none', '*'],
  ])('finds nothing, changes nothing and deletes nothing: %s', async (_, token) => {
    const { id, articleId } = await comment(api());
    const headers = { 'if-match': '*', ...(token !== undefined && { 'author-token': token }) };
    const answers = [
      await api().ask(`PATCH /v1/comments/${id}`, { headers, json: { body: 'Mine now.' } }),
      await api().ask(`DELETE /v1/comments/${id}`, { headers }),
      await api().ask(`DELETE /v1/comments/${randomUUID()}`, { headers }),
    ];
    for (const answer of answers) expectProblem(answer, 'not-found');
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await api().ask('GET /v1/me/comments', { headers })).body).toEqual({ items: [], next: null });
    expect(await textsOf(api(), articleId)).toEqual(['It was lentil.']);
  });

  test('is an author all the same: of other comments', async () => {
    const mine = await comment(api());
    const theirs = await comment(api());
    const headers = { 'if-match': '*', 'author-token': mine.authorToken };
    expectProblem(await api().ask(`DELETE /v1/comments/${theirs.id}`, { headers }), 'not-found');
  });

  test('and moderates, may delete it, but not put words into its author’s mouth', async () => {
    const { id, articleId } = await comment(api());
    const key = await api().keyWith('comments:moderate');
    const headers = { 'if-match': '"1"' };
    expectProblem(await api().ask(`PATCH /v1/comments/${id}`, { key, headers, json: { body: 'No.' } }), 'not-found');
    expect((await api().ask(`DELETE /v1/comments/${id}`, { key, headers })).status).toBe(204);
    expect(await textsOf(api(), articleId)).toEqual([]);
  });
});

describeEachApi('a browser on a page of the site', (api) => {
  const json = () => ({ name: 'New Here', email: `${randomUUID()}@example.org`, body: 'Good morning.' });
  const submit = async (query = '', headers: Readonly<Record<string, string>> = onSite) => {
    const { newsroom } = api();
    const article = await insertArticle(newsroom);
    return api().ask(`POST /v1/articles/${article}/comments${query}`, { json: json(), headers });
  };

  test('keeps the token where no script can read it, until it is closed', async () => {
    const answer = await submit();
    expect(answer.body).toMatchObject({ authorToken: null });
    expect(answer.headers.get('set-cookie')).toMatch(/^broadsheet-reader=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('keeps it for a year where its reader wants to be remembered', async () => {
    expect((await submit('?remember=true')).headers.get('set-cookie')).toContain(' Max-Age=31536000;');
  });

  test('keeps the one that it has, and is known by it', async () => {
    const [cookie = ''] = (await submit()).headers.get('set-cookie')?.split(';') ?? [];
    const again = await submit('', { ...onSite, cookie });
    expect(again.headers.get('set-cookie')).toContain(cookie);
    const own = await api().ask('GET /v1/me/comments', { headers: { cookie } });
    expect(own.body).toMatchObject({ items: [{ status: 'pending' }, { status: 'pending' }] });
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('does nothing with it for a page of another origin', async () => {
    const [cookie = ''] = (await submit()).headers.get('set-cookie')?.split(';') ?? [];
    const headers = { cookie, 'if-match': '*', 'sec-fetch-site': 'same-site' };
    expectProblem(await api().ask(`DELETE /v1/comments/${randomUUID()}`, { headers }), 'not-same-origin');
    expectProblem(await submit('', headers), 'not-same-origin');
  });

  test('does nothing with it where a header is to be the token, and is none', async () => {
    const sent = await submit();
    const [cookie = ''] = sent.headers.get('set-cookie')?.split(';') ?? [];
    const { id } = SubmittedComment.parse(sent.body).comment;
    const headers = { cookie, 'author-token': 'none', 'if-match': '*', 'sec-fetch-site': 'cross-site' };
    expectProblem(await api().ask(`DELETE /v1/comments/${id}`, { headers }), 'not-found');
    expect((await api().ask('GET /v1/me/comments', { headers: { cookie } })).body).toMatchObject({
      items: [{ comment: { id } }],
    });
  });

  test('gets the same token again where the same request comes again', async () => {
    const idOrSlug = await insertArticle(api().newsroom);
    const headers = { ...onSite, 'idempotency-key': randomUUID() };
    const body = json();
    const send = () => api().ask(`POST /v1/articles/${idOrSlug}/comments`, { json: body, headers });
    const first = await send();
    const second = await send();
    expect(second.headers.get('set-cookie')).toBe(first.headers.get('set-cookie'));
    expect(second.text).toBe(first.text);
  });
});
