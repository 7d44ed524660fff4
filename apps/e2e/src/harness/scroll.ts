import type { Page } from 'playwright-core';

/** Reads a page to its end, as a reader would: islands wake when they come into view. Resolves when nothing is loading. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.keyboard.press('End');
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
}
