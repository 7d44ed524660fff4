import { defaultCommentSettings } from '@broadsheet/domain';
import { expect, test } from 'vitest';
import { expectProblem } from '../testing/problems.ts';
import { furnish } from '../testing/furnish.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('how discussions are run', (api) => {
  const read = () => api().admin.commentSettings.get();
  const patch = (json: unknown, version: number) =>
    api().ask('PATCH /v1/comment-settings', { key: 'admin', json, headers: { 'if-match': `"${version}"` } });
  const discussion = (idOrSlug: string) => api().reader.commentSettings.ofArticle({ idOrSlug });

  test('begins with what holds until somebody decides otherwise, and each change makes a version', async () => {
    await api().newsroom.db.deleteFrom('comment_settings').execute();
    expect(await read()).toEqual({ ...defaultCommentSettings, version: 1 });
    const changed = await patch({ minLength: 2, badHosts: ['*.Bad.Example '] }, 1);
    expect(changed.body).toEqual({
      ...defaultCommentSettings,
      ...{ minLength: 2, badHosts: ['bad.example'], version: 2 },
    });
    expect(changed.headers.get('etag')).toMatch(/^"2-/);
    const { items } = await api().admin.changes.list({ after: '0', types: 'discussion.*' });
    expect(items).toMatchObject([{ type: 'discussion.configured', subjects: [] }]);
    expect((await patch({ minLength: 2 }, 2)).body).toMatchObject({ version: 2 });
    expectProblem(await patch({ minLength: 3 }, 1), 'stale-version');
  });

  test('of two who change it at once, one is told', async () => {
    const { version } = await read();
    const answers = await Promise.all([patch({ maxLinks: 1 }, version), patch({ maxLinks: 2 }, version)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('is not changed into what makes no sense', async () => {
    const { version } = await read();
    expectProblem(await patch({ minLength: 900, maxLength: 100 }, version), 'invalid-body', ['/minLength']);
    expectProblem(await patch({ badHosts: ['https://bad.example/'] }, version), 'invalid-body', ['/badHosts/0']);
    expectProblem(await patch({ holdWords: [' '] }, version), 'invalid-body', ['/holdWords/0']);
  });

  test('holds 5,000 words of each list', async () => {
    const { version } = await read();
    const list = Array.from({ length: 5000 }, (_, index) => `word number ${index}`);
    const { status } = await patch({ holdWords: list, blockWords: list }, version);
    expect(status).toBe(200);
    await patch({ holdWords: [], blockWords: [] }, version + 1);
  });

  test('is told to forms, as the strictest of site, section and article say it', async () => {
    const { article, section } = await furnish(api());
    const open = await discussion(article.id);
    expect(open).toMatchObject({ isOpen: true, closedBecause: null, policy: 'first-premoderated', closesAt: null });
    const { admin } = api();
    await admin.sections.update({
      ...{ idOrSlug: section.id, ifVersion: section.version },
      body: { commentPolicy: 'premoderated', closeCommentsAfterDays: 30 },
    });
    const { publishedAt, version } = await admin.articles.get({ idOrSlug: article.id });
    await admin.articles.update({ idOrSlug: article.id, ifVersion: version, body: { closeCommentsAfterDays: 2 } });
    const stricter = await discussion(article.id);
    const closesAt = new Date(Date.parse(publishedAt ?? '') + 2 * 86_400_000).toISOString();
    expect(stricter).toMatchObject({ isOpen: true, policy: 'premoderated', closesAt });
    const { version: settings } = await read();
    await patch({ policy: 'closed' }, settings);
    expect(await discussion(article.id)).toMatchObject({ isOpen: false, closedBecause: 'policy', policy: 'closed' });
    await patch({ policy: 'first-premoderated' }, settings + 1);
  });

  test('closes by age without anybody touching it, for forms and for comments', async () => {
    const { article } = await furnish(api());
    const { id: idOrSlug, version: ifVersion } = article;
    await api().admin.articles.update({ idOrSlug, ifVersion, body: { closeCommentsAfterDays: 1 } });
    expect(await discussion(article.id)).toMatchObject({ isOpen: true });
    const longAgo = '2020-01-01T00:00:00.000Z';
    await api()
      .newsroom.db.updateTable('articles')
      .set({ published_at: longAgo })
      .where('id', '=', article.id)
      .execute();
    expect(await discussion(article.id)).toMatchObject({ isOpen: false, closedBecause: 'age' });
    const json = { body: 'Too late?', name: 'Old Pilot', email: 'pilot@example.org' };
    expectProblem(await api().ask(`POST /v1/articles/${article.id}/comments`, { json }), 'discussion-closed');
  });
});
