import { afterAll, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

test('a printed article is black on white and leaves out what paper cannot do', async () => {
  const { page } = await openReader(newsroom, { colorScheme: 'dark' });
  await page.goto('/articles/night-buses-survive-by-one-vote');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Post Comment' }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation', { name: 'Sections' }).isVisible()).toBe(false);
  const colours = await page.getByRole('heading', { level: 1 }).evaluate((heading) => ({
    ink: getComputedStyle(heading).color,
    paper: getComputedStyle(document.body).backgroundColor,
  }));
  expect(brightnessOf(colours.ink)).toBeLessThan(80);
  expect(brightnessOf(colours.paper)).toBeGreaterThan(240);
});

/** From 0 to 255, as the browser computed it. What is transparent shows the paper. */
function brightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return alpha === 0 ? 255 : (red + green + blue) / 3;
}
