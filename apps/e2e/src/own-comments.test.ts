// What readers may do with what they have begun, or have written: with scripts, and without them.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';
import { letWriteFast } from './harness/replies.ts';

const newsroom = await startNewsroom();
await letWriteFast(newsroom);
afterAll(() => newsroom.stop());

const path = '/articles/night-buses-survive-by-one-vote';
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function openForm(page: Page): Promise<void> {
  await page.goto(path);
  await page.getByRole('form', { name: /^Leave a Reply/ }).scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
}

async function write(page: Page, body: string, name: string): Promise<void> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  await page.getByRole('textbox', { name: 'Comment' }).fill(body);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
}

async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('what was begun survives a reload, with a preview; the name is remembered where that is wanted, the email never', async () => {
  const { page, troubles } = await openReader(newsroom);
  await openForm(page);
  await page
    .getByRole('link', { name: /^Reply to/ })
    .first()
    .click();
  await write(page, '> Four minutes!\nSee https://example.org/n3.', 'Night Reader');
  await page.getByRole('checkbox', { name: /^Remember my name/ }).check();
  const drafts = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(drafts).toContain('Four minutes!');
  await page.reload();
  await openForm(page);
  await page.getByText('What you had begun to write is still here.').waitFor();
  await page.getByRole('heading', { name: /^Leave a Reply to / }).waitFor();
  await page.getByText('Preview', { exact: true }).click();
  await page.getByRole('group').getByRole('link', { name: 'https://example.org/n3' }).waitFor();
  expect(await violationsIn(page)).toEqual([]);

  await write(page, 'Better so.', 'Night Reader');
  await page.getByRole('checkbox', { name: /^Remember my name/ }).check();
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.getByText('A moderator will read your comment before it appears.').waitFor();
  await openForm(page);
  expect(await page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('');
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Night Reader');
  expect(await page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe('');
  expect(await drafts()).not.toContain('example.org');
  expect(troubles).toEqual([]);
});

test('how much room is left is said where it gets short', async () => {
  const { page } = await openReader(newsroom);
  await openForm(page);
  const comment = page.getByRole('textbox', { name: 'Comment' });
  await comment.fill('x'.repeat(100));
  expect(await page.getByText(/characters left/).count()).toBe(0);
  await comment.fill('😀'.repeat(9_990));
  await page.locator('[aria-live=polite]').getByText('10 characters left').waitFor();
  await comment.fill('x'.repeat(10_001));
  await page.getByText('1 character too many').first().waitFor();
});

test('a comment that waits is there for its author alone, who changes and deletes it with the keyboard', async () => {
  const { page, troubles } = await openReader(newsroom);
  await openForm(page);
  await write(page, 'I am not sure of this.', 'Wavering Reader');
  await page.getByRole('button', { name: 'Post Comment' }).click();
  const mine = page.getByRole('group', { name: 'Your comment' });
  await mine.getByText('This waits for a moderator. Only you see it.').waitFor();
  await mine.getByRole('button', { name: 'Edit your comment' }).press('Enter');
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Now I am.');
  await mine.getByRole('button', { name: 'Save' }).press('Enter');
  await mine.getByText('Now I am.').waitFor();
  await page.reload();
  await page.getByRole('form', { name: /^Leave a Reply/ }).scrollIntoViewIfNeeded();
  await mine.getByText('Now I am.').waitFor();
  await mine.getByRole('button', { name: 'Delete your comment' }).press('Enter');
  await page.keyboard.press('Enter');
  await mine.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('comments-title');
  const { items } = await newsroom.editor.comments.list({ status: 'pending', limit: 100 });
  expect(items.filter(({ name }) => name === 'Wavering Reader')).toEqual([]);
  expect(troubles).toEqual([]);
});

test('without scripts, one’s own comments are on a page, to be changed and deleted; and others can be reported', async () => {
  const { page, troubles } = await openReader(newsroom, { javaScriptEnabled: false });
  await page.goto(path);
  await write(page, 'Posted by hand.', 'Plain Reader');
  await page.getByRole('textbox', { name: 'Website' }).fill('example.org');
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.getByRole('status').getByRole('link', { name: 'Your comments' }).click();
  await page.getByText('Edit this comment').click();
  await page.getByRole('textbox', { name: 'What it says' }).fill('Posted by hand, and mended.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your comment is changed.').waitFor();
  expect(await page.getByRole('article').getByText('Posted by hand, and mended.').first().isVisible()).toBe(true);
  const { items } = await newsroom.editor.comments.list({ status: 'pending', limit: 100 });
  const kept = items.find(({ name }) => name === 'Plain Reader');
  expect(kept).toMatchObject({ body: 'Posted by hand, and mended.', website: 'https://example.org' });
  await page.getByText('Delete this comment').click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('There is nothing here.').waitFor();

  await page.goto(path);
  await page
    .getByRole('link', { name: /^Report the comment by/ })
    .first()
    .click();
  await page.getByRole('radio', { name: 'It is offensive' }).check();
  await page.getByRole('button', { name: 'Report it' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(troubles).toEqual([]);
});

test('the pages for one reader alone keep the rules of WCAG 2.2 AA', async () => {
  const { page } = await openReader(newsroom, { viewport: { width: 320, height: 800 } });
  await openForm(page);
  await write(page, 'For the page.', 'Listed Reader');
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.getByText('A moderator will read').waitFor();
  const report = await page
    .getByRole('link', { name: /^Report the comment by/ })
    .first()
    .getAttribute('href');
  for (const each of ['/your-comments', report ?? '']) {
    await page.goto(each);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    expect(await violationsIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
