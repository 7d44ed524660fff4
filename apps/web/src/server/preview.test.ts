// The page of an article that is not published, over real HTTP, before a small API.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleArticle } from './testing/example-article.ts';
import { runSite, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

let api: SmallApi;
let site: TestSite;
const draft = { ...exampleArticle(), slug: 'not-yet', title: 'Not yet', status: 'draft', publishedAt: null } as const;

beforeEach(async () => {
  api = await startSmallApi();
  site = await runSite(api.url);
  api.articles.push({ ...draft });
});

afterEach(async () => {
  await site.stop();
  await api.stop();
});

test('it shows the article, says that it is not published, and has no form and no comments', async () => {
  const { status, body } = await site.ask('/preview/not-yet');
  expect(status).toBe(200);
  expect(body).toContain('Not yet</h1>');
  expect(body).toContain('Preview: not published.');
  expect(body).not.toContain('<form');
  expect(body).not.toContain('id="comments"');
  expect(api.received.filter(({ url }) => url.includes('/comments'))).toEqual([]);
});

test('nobody keeps it, lists it, or tells where its reader came from', async () => {
  const { headers, body } = await site.ask('/preview/not-yet');
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(body).toContain('<meta name="robots" content="noindex">');
  // Nor is its address told to whoever a card or a search engine would tell it to.
  expect(body).not.toContain('/preview/not-yet');
});

test('it is made anew each time: what is changed shows at once', async () => {
  await site.ask('/preview/not-yet');
  api.articles[1] = { ...draft, title: 'Rewritten' };
  expect((await site.ask('/preview/not-yet')).body).toContain('Rewritten</h1>');
});

test('of an article that is published it leads to the page of the article, for now', async () => {
  api.articles[1] = { ...draft, status: 'published' };
  const { status, headers } = await site.ask('/preview/not-yet');
  expect([status, headers.location, headers['cache-control']]).toEqual([303, '/articles/not-yet', 'no-store']);
});

test('that is over, or never was, is a page that says so', async () => {
  const over = await site.ask('/preview/expired');
  expect([over.status, over.headers['cache-control']]).toEqual([410, 'no-store']);
  expect(over.body).toContain('Whoever sent you the address can make a new one.');
  expect((await site.ask('/preview/made-up')).status).toBe(404);
});
