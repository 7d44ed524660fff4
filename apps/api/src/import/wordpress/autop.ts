// Blank lines to paragraphs, as WordPress shows what was typed in its classic editor (there the filter is called
// wpautop). Written after its documented behaviour; where that one leaves broken markup, this one closes it.
import { tokenise } from './html-tokens.ts';
import type { HtmlToken } from './html-tokens.ts';

const blocks = wordSet(`
  table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area blockquote address
  math style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header footer nav figure
  figcaption details menu summary main center
`);
const voidBlocks = new Set(['hr', 'col', 'area']);
// Only items and rows stand in these; white space between them means nothing.
const structures = new Set(['table', 'thead', 'tfoot', 'tbody', 'tr', 'colgroup', 'ul', 'ol', 'dl', 'menu', 'map']);
const headings = wordSet(`
  h1 h2 h3 h4 h5 h6 caption legend summary dt address figcaption
`);
const visible = new Set(['img', 'input', 'button', 'iframe', 'embed', 'object', 'audio', 'video', 'select']);

/** `text` with its paragraphs and line breaks as elements. Comments are left out. */
export function autop(text: string): string {
  const writer = new ParagraphWriter();
  for (const token of tokenise(text.replace(/\r\n?/g, '\n'))) writer.write(token);
  return writer.end();
}

class ParagraphWriter {
  readonly #open: string[] = [];
  #output = '';
  #run: HtmlToken[] = [];

  write(token: HtmlToken): void {
    if (token.kind === 'comment') return;
    if (!blocks.has(token.name)) {
      this.#run.push(token);
      return;
    }
    this.#endRun();
    if (token.kind === 'close') this.#close(token.name);
    else if (token.kind === 'open') this.#openBlock(token.name);
    this.#output += token.kind === 'close' || token.kind === 'verbatim' ? `${token.source}\n` : token.source;
  }

  end(): string {
    this.#endRun();
    return this.#output.trim();
  }

  #openBlock(name: string): void {
    if (this.#open.at(-1) === 'p') this.#open.pop();
    if (!voidBlocks.has(name)) this.#open.push(name);
  }

  #close(name: string): void {
    const index = this.#open.lastIndexOf(name);
    if (index !== -1) this.#open.length = index;
  }

  #endRun(): void {
    const run = this.#run;
    this.#run = [];
    const container = this.#open.at(-1);
    const paragraphs = container !== undefined && structures.has(container) ? [run] : toParagraphs(run);
    const isEmpty = paragraphs.every((paragraph) => !paragraph.some(isVisible));
    if (isEmpty || (container !== undefined && structures.has(container))) {
      this.#output += run
        .filter((token) => token.source.trim() !== '')
        .map(({ source }) => source)
        .join('');
      return;
    }
    this.#output += wrap(paragraphs.filter((paragraph) => paragraph.length > 0).map(withBreaks), container);
  }
}

function wrap(paragraphs: readonly string[], container: string | undefined): string {
  if (container !== undefined && headings.has(container)) return paragraphs.join('<br />\n');
  if (container === 'p') return paragraphs.join('</p>\n<p>');
  const isLoose = container === undefined || container === 'blockquote' || paragraphs.length > 1;
  return isLoose ? paragraphs.map((paragraph) => `<p>${paragraph}</p>\n`).join('') : (paragraphs[0] ?? '');
}

function isVisible(token: HtmlToken): boolean {
  return token.kind === 'text' ? token.source.trim() !== '' : visible.has(token.name) || token.kind === 'verbatim';
}

// A blank line ends a paragraph, and so do two line breaks that were written as tags.
function toParagraphs(run: readonly HtmlToken[]): HtmlToken[][] {
  const paragraphs: HtmlToken[][] = [[]];
  for (const token of mergeBreaks(run)) {
    const [first = '', ...others] = token.kind === 'text' ? token.source.split(/\n[^\S\n]*\n\s*/) : [token.source];
    if (first !== '') paragraphs.at(-1)?.push({ ...token, source: first });
    for (const source of others) paragraphs.push(source === '' ? [] : [{ ...token, source }]);
  }
  return paragraphs;
}

function mergeBreaks(run: readonly HtmlToken[]): HtmlToken[] {
  const merged: HtmlToken[] = [];
  for (const token of run) {
    const isSecond = token.name === 'br' && lastWritten(merged)?.name === 'br';
    if (!isSecond) {
      merged.push(token);
      continue;
    }
    while (merged.pop()?.name !== 'br');
    merged.push({ kind: 'text', name: '', source: '\n\n' });
  }
  return merged;
}

function lastWritten(tokens: readonly HtmlToken[]): HtmlToken | undefined {
  return tokens.findLast((token) => token.source.trim() !== '');
}

// Line breaks at the edges, and next to one that is a tag already, are white space; the others are breaks.
function withBreaks(paragraph: readonly HtmlToken[]): string {
  const lines: string[][] = [[]];
  for (const token of paragraph) {
    const [first = '', ...others] =
      token.kind === 'text' ? token.source.split('\n') : token.name === 'br' ? ['', ''] : [token.source];
    lines.at(-1)?.push(first);
    for (const line of others) lines.push([line]);
  }
  return lines
    .map((line) => line.join('').trimEnd())
    .filter((line) => line !== '')
    .join('<br />\n')
    .trimStart();
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
