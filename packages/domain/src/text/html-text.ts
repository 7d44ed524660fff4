// Reads body HTML as plain text. One pass, each character looked at a bounded number of times, whatever it holds.
import { decodeEntities } from './html-entities.ts';

/** How a body is read. */
export interface TextOfOptions {
  /** Elements that are passed over with everything in them, in lower case. */
  readonly without?: readonly string[];
}

/**
 * The text of a body: tags go, entities are decoded, white space is folded. Blocks and line breaks begin a new line;
 * there are no empty lines. What is no prose (scripts, styles) is passed over.
 */
export function textOf(bodyHtml: string, { without = [] }: TextOfOptions = {}): string {
  const skipped = new Set([...neverProse, ...without]);
  const pieces: string[] = [];
  let at = 0;
  while (at < bodyHtml.length) {
    const start = nextTag(bodyHtml, at);
    if (start > at) pieces.push(decodeEntities(bodyHtml.slice(at, start)).replace(/\s+/g, ' '));
    if (start === bodyHtml.length) break;
    const { name, kind, end } = readTag(bodyHtml, start);
    if (!inline.has(name)) pieces.push('\n');
    at = skipped.has(name) && kind === 'start' ? endOfElement(bodyHtml, name, end) : end;
  }
  return tidy(pieces.join(''));
}

/** Whether a body shows nothing to a reader: no text, no picture, no film, no sound. */
export function isBlankBody(bodyHtml: string): boolean {
  return !/<(?:img|video|audio)[\s/>]/i.test(bodyHtml) && !/\S/.test(textOf(bodyHtml));
}

const neverProse = ['script', 'style', 'template', 'noscript', 'textarea', 'title', 'svg', 'math'];
const verbatim = new Set(['script', 'style', 'textarea', 'title']);

// Elements that stand within a line. Everything else begins a new one.
const inline = new Set(
  (
    'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub ' +
    'sup time u var wbr ! img script style'
  ).split(' '),
);

interface Tag {
  /** In lower case; `!` for a comment or a declaration. */
  readonly name: string;
  readonly kind: 'start' | 'end' | 'empty';
  /** Where the text behind it begins. */
  readonly end: number;
}

/** Where the next tag begins, or the end of the text: a `<` before anything else is a `<`. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at !== -1; at = html.indexOf('<', at + 1)) {
    if (/[a-z/!?]/i.test(html.charAt(at + 1))) return at;
  }
  return html.length;
}

function readTag(html: string, start: number): Tag {
  if (html.startsWith('<!--', start)) return { name: '!', kind: 'empty', end: indexAfter(html, '-->', start + 2) };
  const isEnd = html.charAt(start + 1) === '/';
  tagName.lastIndex = start + (isEnd ? 2 : 1);
  const name = tagName.exec(html)?.[0].toLowerCase();
  if (name === undefined) return { name: '!', kind: 'empty', end: indexAfter(html, '>', start) };
  const end = endOfTag(html, start);
  if (isEnd) return { name, kind: 'end', end };
  return { name, kind: html.startsWith('/>', end - 2) ? 'empty' : 'start', end };
}

const tagName = /[a-z][^\s/>]*/iy;
const tagDelimiter = /[>"']/g;

// A `>` within a quoted attribute does not end the tag. A tag that does not end swallows the rest, as in a browser.
function endOfTag(html: string, start: number): number {
  tagDelimiter.lastIndex = start;
  for (let found = tagDelimiter.exec(html); found; found = tagDelimiter.exec(html)) {
    if (found[0] === '>') return tagDelimiter.lastIndex;
    tagDelimiter.lastIndex = indexAfter(html, found[0], tagDelimiter.lastIndex);
  }
  return html.length;
}

function indexAfter(html: string, what: string, from: number): number {
  const at = html.indexOf(what, from);
  return at === -1 ? html.length : at + what.length;
}

function endOfElement(html: string, name: string, from: number): number {
  if (verbatim.has(name)) return endOfVerbatim(html, name, from);
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const start = nextTag(html, at);
    if (start === html.length) return start;
    const tag = readTag(html, start);
    if (tag.name === name) depth += depthAfter[tag.kind];
    at = tag.kind === 'start' && verbatim.has(tag.name) ? endOfVerbatim(html, tag.name, tag.end) : tag.end;
  }
  return at;
}

const depthAfter = { start: 1, end: -1, empty: 0 } as const;

// Tags mean nothing in a script: only its own end tag ends it.
function endOfVerbatim(html: string, name: string, from: number): number {
  const endTag = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  endTag.lastIndex = from;
  return endTag.test(html) ? endOfTag(html, endTag.lastIndex) : html.length;
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => each.replace(/ {2,}/g, ' '))
    .join('\n');
}
