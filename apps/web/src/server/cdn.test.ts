import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runSite, type TestSite } from './testing/run-site.ts';
import { startSmallApi, type SmallApi } from './testing/small-api.ts';

let api: SmallApi;
const sites: TestSite[] = [];
beforeAll(async () => {
  api = await startSmallApi();
});
afterEach(async () => {
  for (const site of sites.splice(0)) await site.stop();
});
afterAll(() => api.stop());

async function open(settings: Readonly<Record<string, string>>): Promise<TestSite> {
  const site = await runSite(api.url, settings);
  sites.push(site);
  return site;
}

test('a page names its tags, and how long a CDN may keep it, where one is purged by them', async () => {
  const site = await open({ CDN_MAX_AGE: '600' });
  const [article] = api.articles;
  for (const path of [`/articles/${article?.slug}`, '/feed.xml']) {
    const { status, headers } = await site.ask(path);
    expect([path, status]).toEqual([path, 200]);
    expect(String(headers['surrogate-key']).split(' ')).toContain(`article:${article?.id}`);
    expect(headers['cache-tag']).toBe(String(headers['surrogate-key']).replaceAll(' ', ','));
    expect(headers['surrogate-control']).toBe('max-age=600');
    expect(headers['cdn-cache-control']).toBe('public, max-age=600');
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  }
  const missing = await site.ask('/nothing');
  expect([missing.headers['surrogate-key'], missing.headers['cdn-cache-control']]).toEqual([undefined, undefined]);
});

test('without a CDN no reader is sent any of this', async () => {
  const site = await open({});
  const { headers } = await site.ask(`/articles/${api.articles[0]?.slug}`);
  for (const name of ['surrogate-key', 'cache-tag', 'surrogate-control', 'cdn-cache-control']) {
    expect([name, headers[name]]).toEqual([name, undefined]);
  }
});
