import { ExportLine } from '@broadsheet/api-contract';
import { beforeAll, expect, test } from 'vitest';
import { restoreOwner } from '../articles/article-owners.actions.ts';
import { write } from '../changes/changes.actions.ts';
import { exportText } from '../import/broadsheet/testing/exports.ts';
import { furnish, type Furnished } from '../testing/furnish.ts';
import { expectProblem } from '../testing/problems.ts';
import { describeEachApi } from '../testing/run-api.ts';

describeEachApi('the export of a newsroom', (api) => {
  let there: Furnished;
  let key = '';
  beforeAll(async () => {
    there = await furnish(api());
    key = await api().keyWith('newsroom:export');
    await api().admin.webhooks.create({ body: { url: 'https://93.184.215.14/hook' } });
    await write(api().newsroom, (open) => restoreOwner(open, { articleId: there.article.id, userId: there.user.id }));
  });

  test('is everything that was entered, a JSON object a line', async () => {
    const answer = await api().ask('GET /v1/export', { key });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const lines = answer.text
      .split('\n')
      .slice(0, -1)
      .map((line) => ExportLine.parse(JSON.parse(line)));
    expect(lines.map(({ type }) => type)).toEqual([
      ...['newsroom', 'author', 'section', 'tag', 'article', 'article', 'comment', 'user', 'article-owner', 'webhook'],
      ...['comment-settings', 'end'],
    ]);
    expect(lines.find(({ type }) => type === 'user')).toMatchObject({ id: there.user.id, email: there.user.email });
    expect(answer.text).not.toMatch(/password|secret|argon/i);
    expect(lines.find(({ type }) => type === 'comment')).toMatchObject({
      id: there.comment.id,
      email: there.comment.email,
      status: 'pending',
    });
  });

  test('says where the change log goes on from', async () => {
    const { headers } = await api().ask('GET /v1/export', { key });
    const { next } = await api().admin.changes.list({ after: 'latest' });
    expect(headers.get('changes-cursor')).toBe(next);
  });

  test('goes on behind the last line that somebody has', async () => {
    const { text: whole, headers } = await api().ask('GET /v1/export', { key });
    const changes = headers.get('changes-cursor') ?? '';
    const lines = whole.split(/(?<=\n)/);
    for (const [at, line] of lines.slice(1, -1).entries()) {
      const { type, id } = JSON.parse(line) as { type: string; id: string };
      const rest = await api().ask(`GET /v1/export?after=${type}:${id}&changes=${changes}`, { key });
      expect(lines.slice(0, at + 2).join('') + rest.text).toBe(whole);
    }
  });

  test('is compressed for those who take that', async () => {
    const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip' };
    const response = await fetch(`${api().baseUrl}/v1/export`, { headers });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(await exportText(api().newsroom));
  });

  test('is for those alone who hold the scope', async () => {
    expectProblem(await api().ask('GET /v1/export'), 'key-required');
    const other = await api().keyWith('drafts:read', 'comments:moderate');
    expectProblem(await api().ask('GET /v1/export', { key: other }), 'scope-missing');
  });

  test.each(['article', 'article:x', 'poem:01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05', 'import-record:a/b'])(
    'does not go on behind %s',
    async (after) => {
      expectProblem(await api().ask(`GET /v1/export?after=${after}`, { key }), 'invalid-parameter', ['after']);
    },
  );
});
