// Between markup and words.
import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

const silent = wordSet(`
  script style template noscript textarea select iframe object svg math title
`);
const breaking = wordSet(`
  p div br li tr td th h1 h2 h3 h4 h5 h6 blockquote dt dd pre figcaption
`);

/** The words of `html` in one line, with entities decoded and without anything that is not shown. */
export function toPlainLine(html: string): string {
  return foldSpace(wordsOf(parseFragment(html.slice(0, maxLength))));
}

/** `text` with its character references decoded. What looks like a tag in it stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return parseFragment(text.replaceAll('<', '&lt;'))
    .childNodes.map((node) => ('value' in node ? node.value : ''))
    .join('');
}

/** `text` as it is written in markup, also between double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** `text` in one line, without controls and without the marks that turn the direction of what follows. */
export function foldSpace(text: string): string {
  return withoutControls(text).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** `text` without what the domain's plain text refuses. Tabs and line ends stay. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(unreadable, '').replace(surplusMarks, '$1');
}

/** `line` with at most `max` UTF-16 units, cut after a word where it is longer. */
export function cutLine(line: string, max: number): string {
  if (line.length <= max) return line;
  const cut = line
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  const words = cut.replace(/\s+\S*$/, '');
  return `${words.length > max / 2 ? words : cut}…`;
}

// A title or a summary longer than this is a mistake, and reading it whole would only cost.
const maxLength = 100_000;
// eslint-disable-next-line no-control-regex -- the rule forbids what this line is there to find
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

// Some pile marks on a letter until they run over the page. No script needs so many, and the domain takes twice as many.
const surplusMarks = /(\p{M}{15})\p{M}+/gu;

// The tree may be as deep as the text is long, so its nodes are kept in a list and not on the stack.
function wordsOf(root: DefaultTreeAdapterTypes.DocumentFragment): string {
  const words: string[] = [];
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value);
    if (!('tagName' in node) || silent.has(node.tagName)) continue;
    if (breaking.has(node.tagName)) words.push(' ');
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return words.join('');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
