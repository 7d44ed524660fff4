import { afterAll, describe, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';
import { pageKinds } from './harness/page-kinds.ts';
import { scrollThrough } from './harness/scroll.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

describe.each(pageKinds)('%s', (_name, path) => {
  test('opens and wakes its islands without a warning, an error or a failed request', async () => {
    const { page, troubles } = await openReader(newsroom);
    await page.goto(path);
    await scrollThrough(page);
    expect(troubles).toEqual([]);
  });

  test('has one headline, a title, a description and the landmarks that a screen reader jumps to', async () => {
    const { page } = await openReader(newsroom);
    await page.goto(path);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.title()).toContain('Broadsheet');
    expect(await page.locator('meta[name=description]').getAttribute('content')).toMatch(/\S/);
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('contentinfo').count()).toBe(1);
  });

  test.each([320, 360, 768, 1440])('fits into %i pixels without scrolling sideways', async (width) => {
    const { page } = await openReader(newsroom, { viewport: { width, height: 800 } });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test('needs no script to be read', async () => {
    const [withScripts, without] = await Promise.all([
      openReader(newsroom),
      openReader(newsroom, { javaScriptEnabled: false }),
    ]);
    await Promise.all([withScripts.page.goto(path), without.page.goto(path)]);
    const words = await without.page.getByRole('main').innerText();
    expect(words).toBe(await withScripts.page.getByRole('main').innerText());
  });
});
