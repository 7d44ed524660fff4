import { afterAll, describe, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

const arabic = `/articles/${encodeURIComponent('سوق-يزن-كل-شيء-مرتين')}`;
const korean = `/articles/${encodeURIComponent('등대지기가-떠난-섬-등대는-방송국이-됐다')}`;

describe('an article in Arabic on an English site', () => {
  test('says its language and runs from right to left, while the site around it keeps its own', async () => {
    const { page } = await openReader(newsroom);
    await page.goto(arabic);
    const article = page.getByRole('article').first();
    expect(await article.getAttribute('lang')).toBe('ar');
    expect(await article.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('banner').evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  });

  test('begins its lines at the right edge', async () => {
    const { page } = await openReader(newsroom, { viewport: { width: 360, height: 800 } });
    await page.goto(arabic);
    const opening = page.getByRole('paragraph').filter({ hasText: 'عند الباب الشرقي' });
    const gap = await opening.evaluate((paragraph) => {
      const words = document.createRange();
      words.selectNodeContents(paragraph);
      const [firstLine] = words.getClientRects();
      return paragraph.getBoundingClientRect().right - (firstLine?.right ?? 0);
    });
    expect(gap).toBeLessThan(2);
  });
});

test('an article in Korean says its language', async () => {
  const { page } = await openReader(newsroom);
  await page.goto(korean);
  expect(await page.getByRole('article').first().getAttribute('lang')).toBe('ko');
});
