// Readers who have the same article open see what the others write, as it is approved.
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';
import { approveAndSee } from './harness/replies.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

const path = '/articles/night-buses-survive-by-one-vote';

test('two readers see each other’s comments come, stay in place, and go', async () => {
  const [one, other] = [await openReader(newsroom), await openReader(newsroom)];
  await Promise.all([openDiscussion(one.page), openDiscussion(other.page)]);
  await write(one.page, { Comment: 'Seen by the other one.', Name: 'Sunniva Brekke', Email: 'sunniva@example.org' });
  expect(await other.page.getByText('Seen by the other one.').count(), 'shown before anybody has read it').toBe(0);
  const height = await heightOf(other.page);
  await approveAndSee(newsroom, 'Sunniva Brekke', path);

  const show = other.page.getByRole('button', { name: 'Show 1 new comment' });
  await show.waitFor();
  expect(await other.page.getByRole('status').filter({ hasText: '1 new comment' }).count()).toBe(1);
  expect(await heightOf(other.page), 'something moved').toBe(height);
  await show.click();
  const comment = other.page.getByRole('article', { name: 'Comment by Sunniva Brekke' });
  await comment.getByText('Seen by the other one.').waitFor();
  expect(await comment.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await show.isVisible()).toBe(false);

  await write(other.page, { Comment: 'And the other way round.', Name: 'Old Pilot', Email: 'pilot@example.org' });
  await approveAndSee(newsroom, 'Old Pilot', path);
  await one.page.getByRole('button', { name: /^Show \d new comments?$/ }).click();
  await one.page.getByText('And the other way round.').waitFor();
  expect(await one.page.getByText('Seen by the other one.').count()).toBe(1);

  await reject('Sunniva Brekke');
  await expect.poll(() => other.page.getByText('Seen by the other one.').count()).toBe(0);
  expect([...one.troubles, ...other.troubles]).toEqual([]);
});

test('a page that is open misses nothing while the site and the API are started anew', async () => {
  const { page } = await openReader(newsroom);
  await openDiscussion(page);
  const { comment } = await newsroom.editor.comments.submit({
    idOrSlug: path.split('/').at(-1) ?? '',
    body: { body: 'While you were away.', name: 'Night Driver', email: 'driver@example.org' },
  });
  await newsroom.restart(() => newsroom.editor.comments.approve({ id: comment.id, ifVersion: 1 }));
  await page.getByRole('button', { name: 'Show 1 new comment' }).click();
  await page.getByText('While you were away.').waitFor();
});

/** Opens the article where its discussion begins, and resolves when the page reads along. */
async function openDiscussion(page: Page): Promise<void> {
  const reading = page.waitForResponse((response) => response.url().includes('/live?after='));
  await page.goto(`${path}#comments`);
  expect((await reading).status()).toBe(200);
}

async function write(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByRole('textbox', { name: label }).fill(text);
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.getByText('A moderator will read your comment before it appears.').waitFor();
}

async function reject(name: string): Promise<void> {
  const { items } = await newsroom.editor.comments.list({ status: 'approved', limit: 100 });
  const comment = items.find((each) => each.name === name);
  await newsroom.editor.comments.reject({ id: comment?.id ?? '', ifVersion: comment?.version ?? 0 });
}

function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}
