import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCommentChecker, type CheckedComment } from './comment-checker.ts';
import { startChecker, type CheckerServer } from './testing/checker-server.ts';

const comment: CheckedComment = {
  name: 'Old Pilot',
  email: 'pilot@example.org',
  website: 'https://pilot.example/?a=1&b=2',
  body: 'It was lentil & bread.\n100 %',
  ipAddress: '192.0.2.7',
  isReply: false,
  articleUrl: 'https://news.example/articles/1',
  sentAt: '2026-11-23T09:00:00.000Z',
};
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let server: CheckerServer;
beforeAll(async () => {
  server = await startChecker();
});
afterAll(() => server.close());

const open = (key: string, timeoutMs = 2000) =>
  createCommentChecker({ url: server.url, key, timeoutMs }, 'https://news.example');
const says = (text: string, headers: Record<string, string> = {}, status = 200) => {
  server.answer = (response: ServerResponse) => response.writeHead(status, headers).end(text);
};

describe('a checker that speaks as Akismet does', () => {
  test('is asked with the fields of its protocol, and nothing else of the reader', async () => {
    says('false');
    expect(await open('a-key').check(comment)).toEqual({ kind: 'ham' });
    const { path, body, headers } = server.asked.at(-1) ?? { path: '', body: '', headers: {} };
    expect(path).toBe('/1.1/comment-check');
    expect(headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      api_key: 'a-key',
      blog: 'https://news.example',
      blog_charset: 'UTF-8',
      user_ip: '192.0.2.7',
      permalink: comment.articleUrl,
      comment_type: 'comment',
      comment_author: comment.name,
      comment_author_email: comment.email,
      comment_author_url: comment.website,
      comment_content: comment.body,
      comment_date_gmt: comment.sentAt,
    });
  });

  test.each([
    ['true', {}, { kind: 'spam' }],
    ['true\n', { 'x-akismet-pro-tip': 'discard' }, { kind: 'certain-spam' }],
    ['false', { 'x-akismet-pro-tip': 'discard' }, { kind: 'ham' }],
  ] as const)('is understood when it says %j with %o', async (text, headers, kind) => {
    says(text, headers);
    expect(await open('a-key').check(comment)).toEqual(kind);
  });

  test.each(['spam', 'ham'] as const)('is told that it was %s', async (lesson) => {
    says('Thanks for making the web a better place.');
    await open('a-key').teach({ ...comment, website: null }, lesson);
    expect(server.asked.at(-1)?.path).toBe(`/1.1/submit-${lesson}`);
  });
});

describe('a checker of one’s own', () => {
  test('is asked in JSON, signed by the secret over id, time and body', async () => {
    says('{"verdict":"spam"}');
    expect(await open(secret).check(comment)).toEqual({ kind: 'spam' });
    const { path, headers, body } = server.asked.at(-1) ?? { path: '', body: '', headers: {} };
    expect(path).toBe('/');
    expect(JSON.parse(body)).toEqual({ type: 'comment.check', data: comment });
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = createHmac('sha256', Buffer.alloc(32, 7)).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
  });

  test.each(['ham', 'certain-spam'] as const)('may say %s', async (verdict) => {
    says(JSON.stringify({ verdict, reason: 'Because.' }));
    expect(await open(secret).check(comment)).toEqual({ kind: verdict });
  });

  test('is told what a moderator decided', async () => {
    says('', {}, 204);
    await open(secret).teach(comment, 'ham');
    expect(JSON.parse(server.asked.at(-1)?.body ?? '')).toEqual({
      type: 'comment.decided',
      data: { ...comment, decision: 'ham' },
    });
  });
});

describe('nothing is published on the word of a checker', () => {
  const bad: [string, (response: ServerResponse) => void][] = [
    ['says something else', (response) => response.end('maybe')],
    ['does not know the key', (response) => response.end('invalid')],
    ['says nothing', (response) => response.end()],
    ['says it in another case', (response) => response.end('False')],
    ['breaks down', (response) => response.writeHead(500).end('false')],
    ['has moved', (response) => response.writeHead(302, { location: `${server.url}/elsewhere` }).end('false')],
    ['hangs up', (response) => response.destroy()],
    [
      'breaks off',
      (response) => response.writeHead(200, { 'content-length': '100' }).write('false', () => response.destroy()),
    ],
    ['says too much', (response) => response.end(`false${' '.repeat(20_000)}`)],
    ['does not answer', () => undefined],
    ['begins, and never ends', (response) => void response.writeHead(200).write('false')],
  ];

  test.each(bad)('that %s', async (_what, answer) => {
    server.answer = answer;
    for (const key of ['a-key', secret]) {
      const check = await open(key, 150).check(comment);
      expect(check.kind === 'failed' && check.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('that is not there', async () => {
    const checker = createCommentChecker(
      { url: 'http://127.0.0.1:1', key: 'a-key', timeoutMs: 500 },
      'https://a.example',
    );
    expect(await checker.check(comment)).toEqual({ kind: 'failed', reason: 'It cannot be reached, or broke off.' });
    await expect(checker.teach(comment, 'ham')).rejects.toThrow('cannot be reached');
  });

  test('that hangs with as many comments as may hang with it', async () => {
    server.answer = () => undefined;
    const checker = open('a-key', 300);
    const checks = await Promise.all(Array.from({ length: 60 }, () => checker.check(comment)));
    const refused = checks.filter((check) => check.kind === 'failed' && check.reason.startsWith('Too many'));
    expect([checks.filter(({ kind }) => kind === 'failed').length, refused.length]).toEqual([60, 10]);
  });
});
