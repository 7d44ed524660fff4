// Everything that can be reached from the front page and the sitemap, and every public answer of the API.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommentStatus } from '@broadsheet/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileExport } from './fixtures/hostile-export.ts';
import { openReader } from './harness/browser.ts';
import { crawl, type Visited } from './harness/crawl.ts';
import { startNewsroom } from './harness/newsroom.ts';

const newsroom = await startNewsroom();
let site: ReadonlyMap<string, Visited>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-export-'));
  await writeFile(join(folder, 'export.xml'), hostileExport);
  await newsroom.broadsheet('import', 'wordpress', join(folder, 'export.xml'));
  await rm(folder, { recursive: true });
  site = await crawl(newsroom);
});
afterAll(() => newsroom.stop());

test('no link on the site leads nowhere', () => {
  expect(site.size).toBeGreaterThan(50);
  const dead = [...site]
    .filter(([, { status }]) => status >= 400)
    .map(([path, { status, from }]) => `${path} (${status}), from ${from}`);
  expect(dead).toEqual([]);
});

describe('the email address of a reader', () => {
  test('stands in no page, feed or file, neither in clear nor as a hash', async () => {
    const traces = await tracesOfReaders();
    expect(traces.length).toBeGreaterThan(100);
    expect(
      leaksIn(
        [...site].map(([path, { text }]) => [path, text] as const),
        traces,
      ),
    ).toEqual([]);
  });

  test('stands in no public answer of the API', async () => {
    const answers = await publicAnswers();
    expect(answers.length).toBeGreaterThan(30);
    expect(leaksIn(answers, await tracesOfReaders())).toEqual([]);
  });
});

describe('for machines', () => {
  test.each(['/feed.xml', '/sections/world/feed.xml', '/authors/ilse-marrow/feed.xml'])(
    '%s is a feed with whole texts',
    async (path) => {
      const feed = await parseXml(path);
      expect(feed.root).toBe('rss');
      expect(feed.items.length).toBeGreaterThan(0);
      for (const item of feed.items) {
        expect(item['title']).toMatch(/\S/);
        expect(item['link']).toMatch(new RegExp(`^${newsroom.siteUrl}/articles/`));
        expect(Date.parse(item['pubDate'] ?? '')).not.toBeNaN();
        expect(item['content:encoded']?.length).toBeGreaterThan(200);
      }
    },
  );

  test('the sitemap names every published article, and no other', async () => {
    const { items } = await parseXml('/sitemap.xml');
    const named = items.map((item) => decodeURIComponent(new URL(item['loc'] ?? '').pathname));
    const { items: articles } = await newsroom.editor.articles.list({ limit: 100 });
    const { items: drafts } = await newsroom.editor.articles.list({ limit: 100, status: 'draft' });
    expect(named).toEqual(expect.arrayContaining(articles.map(({ slug }) => `/articles/${slug}`)));
    expect(named.filter((path) => drafts.some(({ slug }) => path.endsWith(slug)))).toEqual([]);
  });

  test('robots.txt names the sitemap', () => {
    expect(site.get('/robots.txt')?.text).toContain(`Sitemap: ${newsroom.siteUrl}/sitemap.xml`);
  });
});

/** Every address that readers left, as it is, as a mail link would have it, and as the hashes that avatars use. */
async function tracesOfReaders(): Promise<string[]> {
  const lists = await Promise.all(
    CommentStatus.options.map((status) => newsroom.editor.comments.list({ status, limit: 100 })),
  );
  const emails = lists
    .flatMap(({ items }) => items.map(({ email }) => email?.toLowerCase()))
    .filter((email) => email !== undefined);
  return [...new Set(emails)].flatMap((email) => [
    email,
    encodeURIComponent(email),
    ...['md5', 'sha1', 'sha256'].map((hash) => createHash(hash).update(email).digest('hex')),
  ]);
}

function leaksIn(texts: readonly (readonly [where: string, text: string])[], traces: readonly string[]): string[] {
  return texts.flatMap(([where, text]) => {
    const lower = text.toLowerCase();
    return traces.filter((trace) => lower.includes(trace.toLowerCase())).map((trace) => `${trace} in ${where}`);
  });
}

async function publicAnswers(): Promise<(readonly [string, string])[]> {
  const { items } = await newsroom.editor.articles.list({ limit: 100 });
  const ofArticles = items.flatMap(({ id }) => [`/v1/articles/${id}`, `/v1/articles/${id}/comments?limit=100`]);
  const lists = ['articles', 'authors', 'sections', 'tags', 'changes'].map((name) => `/v1/${name}?limit=100`);
  const paths = [...lists, ...ofArticles];
  return Promise.all(paths.map(async (path) => [path, await (await fetch(newsroom.apiUrl + path)).text()] as const));
}

/** The document as a browser parses it: its root, and the children of each of its items. */
async function parseXml(path: string) {
  const { page } = await openReader(newsroom);
  await page.goto('/');
  const text = await (await fetch(newsroom.siteUrl + path)).text();
  const parsed = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    const items = [...document.querySelectorAll('item, url')];
    return {
      error: document.querySelector('parsererror')?.textContent,
      root: document.documentElement.nodeName,
      items: items.map((item) =>
        Object.fromEntries([...item.children].map((child) => [child.nodeName, child.textContent])),
      ),
    };
  }, text);
  expect(parsed.error).toBeUndefined();
  return parsed;
}
