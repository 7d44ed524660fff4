// What an article's body needs on a page that it does not need elsewhere.
import { groupPictures } from './gallery.ts';
import { replaceTags } from './html-tags.ts';

/**
 * The body for a page: pictures that follow each other stand side by side; tables and code that are wider than the column scroll by themselves, also for those who have no
 * pointer (WCAG 2.1.1). `body` is what the API gave: sanitised.
 */
export function toPageHtml(body: string): string {
  let depth = 0;
  return replaceTags(groupPictures(body), ({ text, name, isClosing }) => {
    if (name === 'pre') return isClosing ? text : '<pre tabindex="0">';
    if (name !== 'table') return text;
    if (isClosing) return (depth -= 1) === 0 ? `${text}</div>` : text;
    return (depth += 1) === 1 ? `<div class="scroll" role="region" aria-label="Table" tabindex="0">${text}` : text;
  });
}

// The initial stands three lines tall: it wants a paragraph that is longer than that on any screen.
const longEnough = 240;
const hasInitials = /^<p>[“"‘«„(]?(?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{Lu}/u;

/** Whether the body opens with a paragraph whose first letter may be set as an initial. */
export function opensWithInitial(body: string): boolean {
  const start = body.trimStart();
  const end = start.indexOf('</p>');
  return hasInitials.test(start) && start.slice(0, end).replace(/<[^>]*>/g, '').length > longEnough;
}
