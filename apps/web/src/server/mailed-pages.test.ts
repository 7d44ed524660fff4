import type { MailedDecision, ReplySubscription } from '@broadsheet/api-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runSite, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

// As long as the longest token may be.
const token = `${'a'.repeat(120)}.${'b'.repeat(43)}`;
const article = { slug: 'ferries', title: 'Ferries <for> all' };

const decision: MailedDecision = {
  article: { id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05', status: 'published', ...article },
  comment: {
    name: 'Old <b>Pilot</b>',
    website: null,
    body: 'It was <i>lentil</i>.',
    createdAt: '2026-11-23T09:00:00.000Z',
  },
  status: 'pending',
  outcomes: [{ rule: 'many-links', verdict: 'hold', reason: 'It has 4 links.' }],
  reportCount: 0,
  decidedAt: null,
  decidedBy: null,
  hasChanged: false,
  token,
};

describe('a page that a link in a mail leads to', () => {
  let api: SmallApi;
  let site: TestSite;
  beforeAll(async () => {
    api = await startSmallApi();
    site = await runSite(api.url);
  });
  afterAll(async () => {
    await site.stop();
    await api.stop();
  });
  beforeEach(() => {
    api.replies.clear();
    api.received.length = 0;
  });

  const replySubscription = (status: ReplySubscription['status']) => ({ body: { status, article } });
  const writes = () => api.received.filter(({ method }) => method === 'POST');
  const titleOf = (body: string) => /<h1[^>]*>([^<]*)<\/h1>/.exec(body)?.[1];

  test('decides nothing when it is opened, and nobody keeps, lists or passes on its address', async () => {
    api.replies.set(`GET /v1/reply-confirmations/${token}`, replySubscription('unconfirmed'));
    const { status, headers, body } = await site.ask(`/mail/confirm/${token}`);
    expect([status, titleOf(body)]).toEqual([200, 'Do you want to know of replies?']);
    expect(body).toContain('Ferries &lt;for&gt; all');
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(body).not.toContain(token);
    expect(writes()).toEqual([]);
    api.replies.set(`GET /v1/reply-confirmations/${token}`, replySubscription('active'));
    expect(titleOf((await site.ask(`/mail/confirm/${token}`)).body)).toBe('You will know of replies');
  });

  test('confirms by its button', async () => {
    api.replies.set(`POST /v1/reply-confirmations/${token}`, replySubscription('active'));
    const { status, body } = await site.ask(`/mail/confirm/${token}`, { method: 'POST' });
    expect([status, titleOf(body)]).toEqual([200, 'You will know of replies']);
    expect(writes()).toHaveLength(1);
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'unsubscribes with one click of a program that reads mails, sent as %s',
    async (type) => {
      api.replies.set(`POST /v1/reply-subscriptions/${token}/end`, { body: { status: 'ended', article: null } });
      const { status, headers, body } = await site.ask(`/mail/unsubscribe/${token}`, {
        method: 'POST',
        headers: { 'content-type': type, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect([status, titleOf(body)]).toEqual([200, 'No more mails']);
      expect(headers).not.toHaveProperty('location');
      expect(writes()).toHaveLength(1);
    },
  );

  test('asks a moderator, shows the comment as text, and decides by the button', async () => {
    api.replies.set(`GET /v1/mailed-decisions/${token}`, { body: decision });
    const asked = await site.ask(`/mail/moderate/${token}/spam`);
    expect(titleOf(asked.body)).toBe('Mark this comment as spam?');
    expect(asked.body).toContain('It was &lt;i&gt;lentil&lt;/i&gt;.');
    expect(asked.body).toContain(`formaction="/mail/moderate/${token}/approve"`);
    expect(writes()).toEqual([]);
    const decided = { body: { ...decision, status: 'spam', decidedBy: 'Mo', decidedAt: '2026-11-23T09:00:00.000Z' } };
    api.replies.set(`POST /v1/mailed-decisions/${token}`, decided);
    api.replies.set(`GET /v1/mailed-decisions/${token}`, decided);
    const done = await site.ask(`/mail/moderate/${token}/spam`, { method: 'POST' });
    expect([done.status, titleOf(done.body)]).toEqual([200, 'It is marked as spam']);
    expect(writes()).toMatchObject([{ body: { action: 'spam' } }]);
    expect(done.body).not.toContain('<form class="reply"');
  });

  test('says where somebody else was faster', async () => {
    api.replies.set(`POST /v1/mailed-decisions/${token}`, 'transition-not-allowed');
    api.replies.set(`GET /v1/mailed-decisions/${token}`, {
      body: { ...decision, status: 'approved', hasChanged: true },
    });
    const { status, body } = await site.ask(`/mail/moderate/${token}/reject`, { method: 'POST' });
    expect([status, titleOf(body)]).toEqual([409, 'It is approved']);
    expect(body).toContain('Somebody has decided on it');
  });

  test('says where its time is over, and where it never was one', async () => {
    for (const path of [`/mail/confirm/${token}`, `/mail/unsubscribe/x`, `/mail/moderate/${token}/approve`]) {
      const { status, body } = await site.ask(path);
      expect([status, titleOf(body)], path).toEqual([410, 'This link is no longer good']);
    }
    expect((await site.ask(`/mail/moderate/${token}/delete`)).status).toBe(404);
  });
});
