import { textOf } from './html-text.ts';
import { cutAtWord } from './text-boundaries.ts';

// What stands apart from the running text, and reads oddly as its beginning.
const apart = ['figure', 'table'];

/**
 * The first words of a body as one line of plain text, at most `max` UTF-16 units long (200 unless told). It ends
 * where a word ends, with an ellipsis where more follows. Pictures' captions and tables come in only where there is
 * nothing else.
 */
export function toExcerpt(bodyHtml: string, max = 200): string {
  const text = (textOf(bodyHtml, { without: apart }) || textOf(bodyHtml)).replaceAll('\n', ' ');
  if (text.length <= max) return text;
  return `${withoutTrailingMarks(cutAtWord(text, { units: max - 1 }))}…`;
}

// "the boats, (…" reads worse than "the boats…".
function withoutTrailingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\p{Pd}\p{Ps}\p{Pi}.,;:،、，；：]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
