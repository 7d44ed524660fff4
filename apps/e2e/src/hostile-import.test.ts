// An export of another system brings whatever its authors and readers ever put in. Nothing of it may run here.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileExport, hostileWords } from './fixtures/hostile-export.ts';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';
import { scrollThrough } from './harness/scroll.ts';

const newsroom = await startNewsroom();
const folder = await mkdtemp(join(tmpdir(), 'broadsheet-export-'));
afterAll(async () => {
  await newsroom.stop();
  await rm(folder, { recursive: true });
});

beforeAll(async () => {
  const file = join(folder, 'export.xml');
  await writeFile(file, hostileExport);
  await newsroom.broadsheet('import', 'wordpress', file);
});

describe.each(['/', '/articles/keeper-of-the-weir', '/authors/brannoch-vey', '/sections/rivers', '/tags/weirs'])(
  '%s',
  (path) => {
    test('shows what was imported and runs nothing of it', async () => {
      const { page, troubles } = await openReader(newsroom);
      // Pictures stay on the old site. This one gives what is none, so that every `onerror` would run.
      await page.route('https://weirs.example/**', (route) =>
        route.fulfill({ contentType: 'image/png', body: 'none' }),
      );
      await page.goto(path);
      await scrollThrough(page);
      await touchEverything(page);
      expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
      expect(troubles).toEqual([]);
    });
  },
);

test('the words of the article are there, in their order', async () => {
  const { page } = await openReader(newsroom);
  await page.goto('/articles/keeper-of-the-weir');
  const text = await page.getByRole('article').first().innerText();
  const places = hostileWords.map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

test.each([
  '/',
  '/articles/words-without-end',
  `/authors/${'a'.repeat(120)}`,
  '/sections/rivers',
  `/tags/${'t'.repeat(80)}`,
])('no word, table or picture is wider than a telephone on %s', async (path) => {
  const { page } = await openReader(newsroom, { viewport: { width: 360, height: 740 } });
  const response = await page.goto(path);
  expect(response?.status()).toBe(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('its old address leads to the new one', async () => {
  const { page } = await openReader(newsroom);
  await page.goto('/2024/03/keeper-of-the-weir/');
  expect(new URL(page.url()).pathname).toBe('/articles/keeper-of-the-weir');
});

test('what was behind a password, a draft or scheduled stays out of sight', async () => {
  for (const path of ['behind-the-password', 'not-yet-written', 'next-century']) {
    const response = await fetch(`${newsroom.siteUrl}/articles/${path}`);
    expect(response.status).toBe(404);
  }
});

test('the same export twice changes nothing', async () => {
  const before = await newsroom.editor.changes.list({ after: 'latest' });
  await newsroom.broadsheet('import', 'wordpress', join(folder, 'export.xml'));
  expect(await newsroom.editor.changes.list({ after: 'latest' })).toEqual(before);
});

/** Moves over and clicks whatever stands in the page, without following a link to another one. */
async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.protocol.startsWith('http')) event.preventDefault();
    });
    for (const element of document.querySelectorAll('main *')) {
      for (const type of ['mouseover', 'focus', 'toggle']) element.dispatchEvent(new Event(type, { bubbles: true }));
      if (element instanceof HTMLElement && !element.matches('button, summary')) element.click();
    }
  });
}
