// One Chromium for a test file, and a fresh profile for each reader.
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { prepareChromium } from './chromium.ts';
import type { Newsroom } from './newsroom.ts';
import { watchForTrouble } from './trouble.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const browser = await chromium.launch({ ...(await prepareChromium()), args });
afterAll(() => browser.close());

/** A reader with a page of their own, and everything that went wrong in it so far. */
export interface Reader {
  readonly page: Page;
  readonly troubles: readonly string[];
}

/** Opens a page for one test, on which addresses are relative to the site's. */
export async function openReader(newsroom: Newsroom, options: BrowserContextOptions = {}): Promise<Reader> {
  const context = await browser.newContext({ baseURL: newsroom.siteUrl, locale: 'en-GB', ...options });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  return { page, troubles: watchForTrouble(page) };
}
