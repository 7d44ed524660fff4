// A discussion that is longer than the page of its article: every way to the rest of it.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

const slug = 'why-the-ice-on-the-sound-sings';
const path = `/articles/${slug}`;
const ids = new Map<string, string>();

beforeAll(async () => {
  await say('Thread 1');
  for (let number = 1; number <= 24; number += 1) await say(`Reply ${number}`, number === 1 ? 'Thread 1' : 'Reply 1');
  for (let number = 2; number <= 10; number += 1) await say(`Thread ${number}`);
}, 60_000);

async function say(name: string, to?: string): Promise<void> {
  const { comments } = newsroom.editor;
  const parentId = to === undefined ? null : (ids.get(to) ?? null);
  const email = `${name.replace(' ', '-').toLowerCase()}@example.org`;
  const body = { name, email, body: `${name} is about ice, and says so at some length.`, parentId };
  const { comment, status } = await comments.submit({ idOrSlug: slug, body });
  if (status === 'pending') await comments.approve({ id: comment.id, ifVersion: 1 });
  ids.set(name, comment.id);
}

const hashOf = (name: string) => `#comment-${ids.get(name)}`;
const awaken = async (page: Page) => {
  await page.getByRole('heading', { name: '34 comments' }).scrollIntoViewIfNeeded();
  await page.locator('[data-awake]').waitFor({ state: 'attached' });
};
const commentBy = (page: Page, name: string) => page.getByRole('article', { name: `Comment by ${name}`, exact: true });

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  test('the rest of a thread, and the rest of the threads, are a link away', async () => {
    const { page, troubles } = await openReader(newsroom, { javaScriptEnabled });
    await page.goto(path);
    if (javaScriptEnabled) await awaken(page);
    expect(await commentBy(page, 'Reply 3').count()).toBe(0);
    await page.getByRole('link', { name: 'Show 22 more replies' }).click();
    await commentBy(page, 'Reply 24').waitFor();
    if (javaScriptEnabled) await page.getByText('22 comments added.').waitFor({ state: 'attached' });
    else await page.goBack();
    await page.getByRole('link', { name: 'More comments' }).click();
    await commentBy(page, 'Thread 10').waitFor();
    expect(new URL(page.url()).pathname).toBe(javaScriptEnabled ? path : `${path}/comments`);
    const seen = await page.getByRole('article', { name: /^Comment by/ }).count();
    expect(seen).toBe(javaScriptEnabled ? 34 : 3);
    expect(troubles).toEqual([]);
  });

  test('the address of a comment leads to it, wherever it stands', async () => {
    const { page } = await openReader(newsroom, { javaScriptEnabled });
    for (const [name, on] of [
      ['Thread 2', path],
      ['Reply 20', `${path}/comments/${ids.get('Thread 1')}`],
      ['Thread 10', `${path}/comments/${ids.get('Thread 10')}`],
    ] as const) {
      await page.goto(`/comments/${ids.get(name)}`);
      expect([name, new URL(page.url()).pathname, new URL(page.url()).hash]).toEqual([name, on, hashOf(name)]);
      expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toContain(name);
    }
  });

  test('another order begins with other threads', async () => {
    const { page } = await openReader(newsroom, { javaScriptEnabled });
    await page.goto(path);
    await page.getByRole('navigation', { name: 'Order of the comments' }).getByRole('link', { name: 'Newest' }).click();
    await page.waitForURL('**?comments=newest#comments');
    expect(
      await page
        .getByRole('article', { name: /^Comment by/ })
        .first()
        .getAttribute('aria-label'),
    ).toContain('10');
  });
});

test('what comes into the page is where the reader is, and keeps the rules of WCAG 2.2 AA', async () => {
  const { page } = await openReader(newsroom);
  await page.goto(path);
  await awaken(page);
  const more = page.getByRole('link', { name: 'Show 22 more replies' });
  await more.focus();
  await more.press('Enter');
  await commentBy(page, 'Reply 24').waitFor();
  expect(await page.evaluate(() => `#${document.activeElement?.id}`)).toBe(hashOf('Reply 3'));
  // A thread by itself.
  await page.goto(`${path}/comments/${ids.get('Thread 1')}`);
  const { violations } = await new AxeBuilder({ page }).include('#comments').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('an old link to a comment that the page has no room for any more leads to it', async () => {
  const { page } = await openReader(newsroom);
  await page.goto(`${path}${hashOf('Reply 20')}`);
  await page.waitForURL(`**/comments/**${hashOf('Reply 20')}`);
  expect(await commentBy(page, 'Reply 20').isVisible()).toBe(true);
});
