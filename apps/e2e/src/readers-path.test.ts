// The main job of the product: from the front page to a reply that other readers see.
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';
import { approveAndSee, letWriteFast } from './harness/replies.ts';

const newsroom = await startNewsroom();
await letWriteFast(newsroom);
afterAll(() => newsroom.stop());

const headline = 'Night buses survive the budget by one vote';
const held = 'A moderator will read your comment before it appears.';

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  const name = javaScriptEnabled ? 'Sunniva Brekke' : 'Old Pilot';
  // Once approved, a reader is trusted: each of these begins as a stranger.
  const mailbox = name.toLowerCase().replace(' ', '.');
  const words = `I drove the 02:10 for ${javaScriptEnabled ? 'nine' : 'eleven'} years, and the last stop was always full.`;

  test('a reader goes from the front page to an article and on to its author', async () => {
    const { page, troubles } = await openReader(newsroom, { javaScriptEnabled });
    const path = await openFromFront(page);
    await page
      .getByRole('link', { name: /^View all posts by/ })
      .first()
      .click();
    await page.waitForURL('**/authors/*');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe(headline);
    const back = page.getByRole('main').getByRole('link', { name: headline, exact: true });
    expect(await back.getAttribute('href')).toBe(path);
    expect(troubles).toEqual([]);
  });

  test('a reply waits for a moderator, and is there for all within a second of being approved', async () => {
    const { page, troubles } = await openReader(newsroom, { javaScriptEnabled });
    const path = await openFromFront(page);
    await fillIn(page, { Comment: words, Name: name, Email: `${mailbox}@example.org` });
    await page.getByRole('button', { name: 'Post Comment' }).click();
    await page.getByText(held).waitFor();
    const seen = await (await fetch(newsroom.siteUrl + path)).text();
    expect(seen.includes(words), 'shown before anybody has read it').toBe(false);

    await approveAndSee(newsroom, name, path);
    await page.goto(path);
    const comments = page.getByRole('region', { name: /comment/i });
    expect(await comments.getByText(words).isVisible()).toBe(true);
    expect(await comments.getByText(name).first().isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });

  test('a comment of a reader who was approved before is published at once', async () => {
    const { page } = await openReader(newsroom, { javaScriptEnabled });
    await openFromFront(page);
    const more = `One thing more from ${name}.`;
    await fillIn(page, { Comment: more, Name: name, Email: `${mailbox}@example.org` });
    await page.getByRole('button', { name: 'Post Comment' }).click();
    // Without scripts, the answer to the form is the discussion itself.
    if (javaScriptEnabled) await page.getByRole('link', { name: 'Show it in the discussion' }).click();
    const comment = page.getByRole('region', { name: /comment/i }).getByText(more);
    await comment.waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#comment-/);
  });

  test('a reply to a comment says to whom, and stands under it', async () => {
    const { page } = await openReader(newsroom, { javaScriptEnabled });
    const path = await openFromFront(page);
    const answer = `Quite so, and in the rain as well. (${name})`;
    await page
      .getByRole('link', { name: /^Reply to/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Leave a Reply to/ }).waitFor();
    await fillIn(page, { Comment: answer, Name: `${name} again`, Email: `${mailbox}.again@example.org` });
    await page.getByRole('button', { name: 'Post Comment' }).click();
    await page.getByText(held).waitFor();

    await approveAndSee(newsroom, `${name} again`, path);
    await page.goto(path);
    const parent = page.getByRole('listitem').filter({ has: page.getByRole('listitem').filter({ hasText: answer }) });
    expect(await parent.count()).toBeGreaterThan(0);
  });

  test('what is missing is said next to the field, and nothing that was written is lost', async () => {
    const { page } = await openReader(newsroom, { javaScriptEnabled });
    await openFromFront(page);
    // A browser's own checks would speak first; the product's must do without them.
    await page.getByRole('form', { name: 'Leave a Reply' }).evaluate((form) => form.setAttribute('novalidate', ''));
    await fillIn(page, { Comment: words, Name: 'Nobody Yet', Email: 'not an address' });
    await page.getByRole('button', { name: 'Post Comment' }).click();
    const email = page.getByRole('textbox', { name: 'Email' });
    await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true');
    expect(await descriptionOf(email)).toContain('name@example.org');
    expect(await page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe(words);
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Nobody Yet');
  });
});

test('the whole way can be gone with the keyboard alone', async () => {
  const { page, troubles } = await openReader(newsroom);
  await page.goto('/');
  await page.keyboard.press('Tab');
  expect(await page.getByRole('link', { name: 'Skip to the content' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: headline, exact: true }).first());
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/*');

  await tabTo(page, page.getByRole('textbox', { name: 'Comment' }));
  await page.keyboard.type('Typed without a mouse.');
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }));
  await page.keyboard.type('Keys Only');
  await tabTo(page, page.getByRole('textbox', { name: 'Email' }));
  await page.keyboard.type('keys@example.org');
  await tabTo(page, page.getByRole('button', { name: 'Post Comment' }));
  await page.keyboard.press('Enter');
  await page.getByText(held).waitFor();

  await approveAndSee(newsroom, 'Keys Only', new URL(page.url()).pathname);
  await page.reload();
  expect(await page.getByText('Typed without a mouse.').isVisible()).toBe(true);
  expect(troubles).toEqual([]);
});

/** Opens the article from the front page, and resolves with its path. */
async function openFromFront(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('link', { name: headline, exact: true }).first().click();
  await page.waitForURL('**/articles/*');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(headline);
  return new URL(page.url()).pathname;
}

async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByRole('textbox', { name: label }).fill(text);
}

/** Presses Tab until `target` has the focus. Fails where Tab never gets there, or where the focus cannot be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate(isFocused)) {
      expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
      return;
    }
  }
  throw new Error('Tab never gets there.');
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}

/** What a screen reader says of a field beside its name. */
function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  });
}
