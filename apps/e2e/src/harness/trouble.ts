import type { Page } from 'playwright-core';

/**
 * What goes wrong in a page from now on: what scripts throw, what the console warns of (hydration and the Content
 * Security Policy among it), requests that fail. The answer grows. A page that is missing is no trouble; a part of a
 * page that is missing is.
 */
export function watchForTrouble(page: Page): readonly string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`a script threw ${error.message}`));
  page.on('console', (message) => {
    const isPageItself = message.location().url === page.url();
    const isStatus = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !(isPageItself && isStatus)) troubles.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A reader who goes on before everything is there breaks nothing.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${request.url()} failed: ${reason}`);
  });
  page.on('response', (response) => {
    const isPageItself = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPageItself) troubles.push(`${response.url()} answered ${response.status()}`);
  });
  return troubles;
}
