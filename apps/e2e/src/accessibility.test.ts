import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';
import { pageKinds } from './harness/page-kinds.ts';
import { scrollThrough } from './harness/scroll.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test.each(pageKinds)('%s keeps the rules of WCAG 2.2 AA', async (_name, path) => {
    const { page } = await openReader(newsroom, { colorScheme });
    await page.goto(path);
    await scrollThrough(page);
    const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

test('a form with mistakes in it keeps the rules of WCAG 2.2 AA', async () => {
  const { page } = await openReader(newsroom);
  await page.goto('/articles/night-buses-survive-by-one-vote');
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill('no address');
  await page.getByRole('button', { name: 'Post Comment' }).click();
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
