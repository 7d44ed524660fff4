import type { ModeratedComment } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { changesOf, insertArticle, put } from '../comments/testing/discussion.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('a moderator', (api) => {
  const putOne = async (fields: Parameters<typeof put>[2] = {}) => {
    const articleId = await insertArticle(api().newsroom);
    return { articleId, id: await put(api().newsroom, articleId, fields) };
  };

  test('undoes a decision, and the undoing', async () => {
    const { id, articleId } = await putOne({ status: 'pending' });
    const { comments, moderation } = api().admin;
    let { version } = await comments.approve({ id, ifVersion: 1 });
    ({ version } = await comments.spam({ id, ifVersion: version }));
    const statuses: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const undone = await moderation.undo({ id, ifVersion: version });
      ({ version } = undone);
      statuses.push(undone.status);
    }
    expect(statuses).toEqual(['approved', 'spam']);
    const { items, next } = await moderation.history({ id, limit: 3 });
    expect(items.map(({ from, to, by }) => [from, to, by])).toEqual([
      ['approved', 'spam', 'admin'],
      ['spam', 'approved', 'admin'],
      ['approved', 'spam', 'admin'],
    ]);
    expect((await moderation.history({ id, after: next ?? '' })).items).toMatchObject([{ from: 'pending' }]);
    expect((await changesOf(api().newsroom, { id, articleId })).slice(-2)).toEqual([
      ...['comment.approved, public', 'comment.spam, public'],
    ]);
  });

  test('cannot undo what nobody decided, or somebody else has decided meanwhile', async () => {
    const { id } = await putOne({ status: 'pending' });
    const undo = (version: number) =>
      api().ask(`POST /v1/comments/${id}/undo`, { key: 'admin', headers: { 'if-match': `"${version}"` } });
    expectProblem(await undo(1), 'transition-not-allowed');
    await api().admin.comments.approve({ id, ifVersion: 1 });
    expectProblem(await undo(1), 'stale-version');
  });

  test('holds what readers saw', async () => {
    const { id, articleId } = await putOne();
    expect(await api().admin.moderation.hold({ id, ifVersion: 1 })).toMatchObject({ status: 'pending' });
    expect((await changesOf(api().newsroom, { id, articleId })).at(-1)).toBe('comment.held, public');
    expect((await api().reader.comments.listForArticle({ idOrSlug: articleId })).items).toEqual([]);
  });

  test('picks what readers see, who find the picks', async () => {
    const { id, articleId } = await putOne();
    await put(api().newsroom, articleId);
    const { moderation } = api().admin;
    const picked = await moderation.pick({ id, ifVersion: 1 });
    expect(picked).toMatchObject({ isEditorsPick: true, version: 2 });
    const { items } = await api().reader.comments.listForArticle({ idOrSlug: articleId, pick: 'true' });
    expect(items).toMatchObject([{ id, isEditorsPick: true }]);
    expect((await changesOf(api().newsroom, { id, articleId })).at(-1)).toBe('comment.updated, public');
    await moderation.unpick({ id, ifVersion: 2 });
    expect((await api().reader.comments.listForArticle({ idOrSlug: articleId, pick: 'true' })).items).toEqual([]);
  });

  test('cannot pick what waits', async () => {
    const { id } = await putOne({ status: 'pending' });
    const headers = { 'if-match': '"1"' };
    expectProblem(await api().ask(`POST /v1/comments/${id}/pick`, { key: 'admin', headers }), 'transition-not-allowed');
  });

  test('leaves notes that moderators alone read', async () => {
    const { id, articleId } = await putOne();
    const { moderation } = api().admin;
    const first = await moderation.addNote({ id, body: { text: 'Asked the desk.' } });
    expect(first).toMatchObject({ text: 'Asked the desk.', createdBy: 'admin' });
    const second = await moderation.addNote({ id, body: { text: 'They said no.' } });
    expect((await moderation.listNotes({ id })).items).toEqual([first, second]);
    await moderation.removeNote({ id, note: first.id });
    expect((await moderation.listNotes({ id })).items).toEqual([second]);
    const elsewhere = await putOne();
    const away = `DELETE /v1/comments/${elsewhere.id}/notes/${second.id}`;
    expectProblem(await api().ask(away, { key: 'admin' }), 'not-found');
    const seen = JSON.stringify(await api().reader.comments.listForArticle({ idOrSlug: articleId }));
    expect(seen).not.toContain('They said no');
  });
});

describeEachApi('a report', (api) => {
  const report = (id: string, sent: { from?: string; token?: string; reason?: string } = {}) =>
    api().ask(`POST /v1/comments/${id}/reports`, {
      json: { reason: sent.reason ?? 'offensive', text: 'Rude.' },
      headers: {
        ...{ 'broadsheet-proxy-key': 'the-proxy-key-of-tests', 'x-forwarded-for': sent.from ?? '192.0.2.1' },
        ...(sent.token !== undefined && { 'author-token': sent.token }),
      },
    });
  const putOne = async (fields: Parameters<typeof put>[2] = {}) =>
    put(api().newsroom, await insertArticle(api().newsroom), fields);
  const get = (id: string): Promise<ModeratedComment> => api().admin.comments.get({ id });

  test('counts once for each reader, and hides what three have reported', async () => {
    const id = await putOne();
    const token = 'a'.repeat(43);
    for (const sent of [{}, {}, { token }, { token, from: '192.0.2.2' }, { from: '192.0.2.1' }]) {
      const answer = await report(id, sent);
      expect([answer.status, answer.body]).toEqual([201, { status: 'received' }]);
    }
    expect(await get(id)).toMatchObject({ reportCount: 2, status: 'approved', version: 1 });
    expect((await report(id, { from: '192.0.2.3', reason: 'spam' })).status).toBe(201);
    expect(await get(id)).toMatchObject({ reportCount: 3, status: 'pending', decidedBy: 'reports' });
    expectProblem(await report(id, { from: '192.0.2.4' }), 'not-found');
    const { items } = await api().admin.moderation.listReports({ id });
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ reason: 'spam', text: 'Rude.' });
    expect((await api().admin.moderation.history({ id })).items).toMatchObject([
      { from: 'approved', to: 'pending', by: 'reports', reason: 'Reported by 3 readers.' },
    ]);
  });

  test('does not hide again what a moderator has approved, unless by as many other readers', async () => {
    const id = await putOne();
    for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await report(id, { from });
    await api().admin.comments.approve({ id, ifVersion: (await get(id)).version });
    for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3', '198.51.100.1', '198.51.100.2']) {
      expect((await report(id, { from })).status).toBe(201);
    }
    expect(await get(id)).toMatchObject({ status: 'approved', reportCount: 2 });
    await report(id, { from: '198.51.100.3' });
    expect(await get(id)).toMatchObject({ status: 'pending' });
  });

  test('is of what readers see alone', async () => {
    const onDraft = await put(api().newsroom, await insertArticle(api().newsroom, { status: 'draft' }));
    for (const id of [await putOne({ status: 'pending' }), await putOne({ status: 'spam' }), onDraft]) {
      expectProblem(await report(id), 'not-found');
    }
  });

  test('is counted no further where one network sends more than anybody can read', async () => {
    const { newsroom } = api();
    const article = await insertArticle(newsroom);
    const ids: string[] = [];
    for (let count = 0; count < 31; count += 1) ids.push(await put(newsroom, article));
    for (const id of ids) expect((await report(id, { from: '203.0.113.50' })).status).toBe(201);
    expect([await get(ids[29] ?? ''), await get(ids[30] ?? '')]).toMatchObject([
      { reportCount: 1 },
      { reportCount: 0 },
    ]);
  });
});
