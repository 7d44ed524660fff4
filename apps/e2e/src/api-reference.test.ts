// The interactive reference of the API, where integrators find it: at the API itself, and behind the site.
import { afterAll, describe, expect, test } from 'vitest';
import { openReader } from './harness/browser.ts';
import { startNewsroom } from './harness/newsroom.ts';

const newsroom = await startNewsroom();
afterAll(() => newsroom.stop());

describe.each([
  ['the API', newsroom.apiUrl],
  ['the site', `${newsroom.siteUrl}/api`],
])('the reference at %s', (_where, base) => {
  test('shows what there is, and asks nobody but its own origin for anything', async () => {
    const { page, troubles } = await openReader(newsroom);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${base}/docs`);
    await page.getByRole('heading', { name: 'Broadsheet API' }).waitFor();
    for (const shown of ['List articles, the newest first', 'Comments', 'Webhooks']) {
      await page.getByText(shown, { exact: true }).first().waitFor();
    }
    await page.waitForLoadState('networkidle');
    const elsewhere = asked.filter((url) => !url.startsWith(`${base}/`) && !url.startsWith('data:'));
    expect(elsewhere).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('tries an endpoint out on the API that it came from', async () => {
    const { page, troubles } = await openReader(newsroom);
    await page.goto(`${base}/docs#tag/articles/GET/v1/articles`);
    await page.getByRole('button', { name: /^Test Request.*get \/v1\/articles\)?$/i }).click();
    const answered = page.waitForResponse((response) => response.url().startsWith(`${base}/v1/articles`));
    await page.getByRole('button', { name: /^Send/ }).first().click();
    const answer = await answered;
    expect(answer.status()).toBe(200);
    await page.getByText('200 OK').first().waitFor();
    expect(troubles).toEqual([]);
  });
});
