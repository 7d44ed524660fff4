// The pages for one reader alone, without scripts, over real HTTP before a small API.
import type { ListedOwnComment } from '@broadsheet/api-contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runSite, type Answered, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

const token = 'vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE';
const cookie = `broadsheet-reader=${token}`;
const id = '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e06';
let api: SmallApi;
let site: TestSite;

beforeEach(async () => {
  api = await startSmallApi();
  site = await runSite(api.url);
});

afterEach(async () => {
  await site.stop();
  await api.stop();
});

function own(changes: Partial<ListedOwnComment> = {}): ListedOwnComment {
  return {
    comment: {
      ...{ id, articleId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05', parentId: null, kind: 'comment', threadId: id },
      ...{ name: 'Old Pilot', website: null, body: 'It was <lentil>.', createdAt: '2026-11-23T09:00:00.000Z' },
      ...{ avatarSeed: 'k3Jd9sQx', editedAt: null, isEditorsPick: false, isRemoved: false },
    },
    ...{ status: 'pending', editableUntil: '2026-11-23T09:10:00.000Z', version: 3 },
    article: { slug: 'harbour-towns-share-ferries', title: 'Harbour towns agree' },
    ...changes,
  };
}

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
  return site.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

const written = () => api.received.filter(({ method }) => method !== 'GET');

describe('your comments', () => {
  test('are for whoever has the cookie, and nobody keeps or lists the page', async () => {
    api.own.push(own());
    const { status, body, headers } = await site.ask('/your-comments', { headers: { cookie } });
    expect(status).toBe(200);
    expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['private, no-store', 'noindex']);
    expect(body).toContain('It was &lt;lentil&gt;.');
    expect(body).toContain('Waits for a moderator');
    expect(body).toContain('<meta name="robots" content="noindex">');
    const asked = api.received.find(({ url }) => url.startsWith('/v1/me/comments'));
    expect(asked?.headers).toMatchObject({ 'author-token': token });
    expect(asked?.headers['x-forwarded-for']).toMatch(/^(?:127\.0\.0\.1|::1)$/);
  });

  test('say so where there are none', async () => {
    const { status, body } = await site.ask('/your-comments');
    expect(status).toBe(200);
    expect(body).toContain('There is nothing here.');
    expect(api.received.find(({ url }) => url.startsWith('/v1/me'))?.headers['author-token']).toBeUndefined();
  });

  test('can be changed only as long as their time lasts, and deleted at any time', async () => {
    api.own.push(own({ editableUntil: null, status: 'approved' }));
    const { body } = await site.ask('/your-comments', { headers: { cookie } });
    expect(body).not.toContain('value="edit"');
    expect(body).toContain('value="delete"');
    expect(body).toContain(`href="/comments/${id}"`);
  });

  test('are changed by a form, on the version that was seen', async () => {
    api.own.push(own());
    const sent = await post('/your-comments', { id, version: '3', action: 'edit', body: 'One.\r\nTwo.' });
    expect([sent.status, sent.headers.location]).toEqual([303, '/your-comments?done=changed']);
    expect(written()).toMatchObject([
      { method: 'PATCH', url: `/v1/comments/${id}`, body: { body: 'One.\nTwo.' }, headers: { 'if-match': '"3"' } },
    ]);
    expect(written()[0]?.headers['author-token']).toBe(token);
    expect((await site.ask('/your-comments?done=changed')).body).toContain('Your comment is changed.');
  });

  test('are deleted by a form', async () => {
    api.own.push(own());
    const sent = await post('/your-comments', { id, version: '3', action: 'delete' });
    expect([sent.status, sent.headers.location]).toEqual([303, '/your-comments?done=deleted']);
    expect(written().map(({ method, url }) => `${method} ${url}`)).toEqual([`DELETE /v1/comments/${id}`]);
  });

  test('keep what was written where a change is refused, and say why, beside it', async () => {
    api.own.push(own());
    api.fate = 'edit-time-over';
    const { status, body } = await post('/your-comments', { id, version: '3', action: 'edit', body: 'Too late?' });
    expect(status).toBe(422);
    expect(body).toContain('edit-time-over, as the test wants.');
    expect(body).toContain('Too late?</textarea>');
    expect(body).toMatch(/<details class="own" open/);
  });

  test('tell of one that is gone', async () => {
    const { status, body } = await post('/your-comments', { id, version: '3', action: 'delete' });
    expect(status).toBe(422);
    expect(body).toContain('This comment is gone, or it is not yours to change.');
  });

  test('are changed by no other site', async () => {
    api.own.push(own());
    const sent = await post('/your-comments', { id, action: 'delete' }, { 'sec-fetch-site': 'cross-site' });
    expect(sent.status).toBe(403);
    expect(written()).toEqual([]);
  });
});

describe('a report', () => {
  const path = `/comments/${id}/report`;
  beforeEach(() => void api.comments.push(own().comment));

  test('shows what it is about, and asks what is wrong with it', async () => {
    const { status, body, headers } = await site.ask(path);
    expect([status, headers['x-robots-tag']]).toEqual([200, 'noindex']);
    expect(body).toContain('It was &lt;lentil&gt;.');
    expect(body).toContain('What is wrong with it?');
  });

  test('is handed on, and thanked for, also where the comment is hidden by then', async () => {
    const sent = await post(path, { reason: 'offensive', text: 'It insults the cook.' });
    expect([sent.status, sent.headers.location]).toEqual([303, `${path}?done=yes`]);
    expect(written()).toMatchObject([
      { url: `/v1/comments/${id}/reports`, body: { reason: 'offensive', text: 'It insults the cook.' } },
    ]);
    api.comments.length = 0;
    expect((await site.ask(`${path}?done=yes`)).body).toContain('The moderators will look at the comment.');
  });

  test('needs a reason, and keeps what was written', async () => {
    const { status, body } = await post(path, { text: 'Look at it.' });
    expect(status).toBe(422);
    expect(body).toContain('Choose what is wrong with it.');
    expect(body).toContain('Look at it.</textarea>');
    expect(written()).toEqual([]);
  });

  test('of a comment that there is not is a page that there is not', async () => {
    api.comments.length = 0;
    expect((await site.ask(path)).status).toBe(404);
    expect((await site.ask('/comments/x/report')).status).toBe(404);
  });
});
