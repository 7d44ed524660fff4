// A comment's markup as plain text in paragraphs: comments are text here, and stay readable as text.
import { paragraphs } from '@broadsheet/domain';
import { decodeEntities, withoutControls } from './html-text.ts';
import { attributeIn, tokenise } from './html-tokens.ts';
import type { HtmlToken } from './html-tokens.ts';

const plainText = paragraphs(Number.MAX_SAFE_INTEGER);
const paragraphNames = ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'dl', 'hr', 'figure', 'address'];
const lineNames = ['br', 'tr', 'dt', 'dd', 'figcaption'];

// Not spaces, which are folded where a text is made of HTML.
const indent = '\u2007\u2007';
const maxQuotes = 8;
const maxGap = 100;
const longGap = /\s{101,}/g;

/**
 * The words of `html` as the domain's paragraphs. Links keep their address, quotations and lists their marks. Empty
 * only where nothing was said: where the markup leaves no words, it is itself the text.
 */
export function toCommentText(html: string): string {
  const writer = new TextWriter();
  for (const token of tokenise(html.replace(/\r\n?/g, '\n'))) writer.write(token);
  const text = plainText.parse(withoutControls(writer.end()));
  return text === '' ? plainText.parse(withoutControls(html)) : text;
}

class TextWriter {
  readonly #lines: string[] = [];
  readonly #lists: { counter: number | undefined }[] = [];
  #line: string[] = [];
  #quotes = 0;
  #link: { address: string; words: string[] } | undefined;

  write(token: HtmlToken): void {
    if (token.kind === 'text') this.#text(decodeEntities(token.source));
    else if (token.kind === 'verbatim') this.#verbatim(token);
    else if (Object.hasOwn(this.#elements, token.name)) this.#elements[token.name]?.(token, token.kind === 'open');
  }

  end(): string {
    this.#closeLink();
    this.#endParagraph();
    return this.#lines.join('\n');
  }

  readonly #elements: Readonly<Record<string, (token: HtmlToken, isOpen: boolean) => void>> = {
    ...Object.fromEntries(paragraphNames.map((name) => [name, () => this.#endParagraph()])),
    ...Object.fromEntries(lineNames.map((name) => [name, () => this.#endLine()])),
    a: (token) => this.#anchor(token),
    blockquote: (_, isOpen) => this.#quote(isOpen),
    ul: (_, isOpen) => this.#list(isOpen ? { counter: undefined } : undefined),
    ol: (_, isOpen) => this.#list(isOpen ? { counter: 0 } : undefined),
    li: (_, isOpen) => (isOpen ? this.#item() : undefined),
    td: (_, isOpen) => this.#say(isOpen ? '' : ' '),
    th: (_, isOpen) => this.#say(isOpen ? '' : ' '),
    img: ({ source }) => this.#say(decodeEntities(attributeIn(source, 'alt') ?? '')),
  };

  #verbatim({ name, source }: HtmlToken): void {
    if (name !== 'pre') return;
    this.#endParagraph();
    const inside = source.replace(/^<[^>]*>|<\/pre\s*>$/gi, '');
    const words = tokenise(inside)
      .filter(({ kind }) => kind === 'text')
      .map((token) => decodeEntities(token.source))
      .join('');
    for (const line of words.split('\n')) this.#push(line);
    this.#endParagraph();
  }

  // Line ends are the reader's own: WordPress shows them as such.
  #text(text: string): void {
    const [first = '', ...others] = text.split('\n');
    this.#say(first);
    for (const line of others) {
      this.#endLine({ mayBeBlank: true });
      this.#say(line);
    }
  }

  #say(words: string): void {
    this.#line.push(words);
    this.#link?.words.push(words);
  }

  #anchor({ kind, source }: HtmlToken): void {
    this.#closeLink();
    const address = decodeEntities(attributeIn(source, 'href') ?? '').trim();
    if (kind === 'open' && /^https?:\/\/\S+$/i.test(address)) this.#link = { address, words: [] };
  }

  #closeLink(): void {
    if (this.#link === undefined) return;
    const { address, words } = this.#link;
    const said = words.join('').trim();
    this.#link = undefined;
    if (said === '') this.#line.push(address);
    else if (bare(said) !== bare(address)) this.#line.push(` (${address})`);
  }

  #quote(isOpen: boolean): void {
    this.#endLine();
    // The empty line that parts a quotation from what follows is no part of it.
    while (!isOpen && /^>[>\s]*$/.test(this.#lines.at(-1) ?? '')) this.#lines.pop();
    if (!isOpen) this.#quotes = Math.max(0, this.#quotes - 1);
    this.#endParagraph();
    if (isOpen) this.#quotes += 1;
  }

  #list(opened: { counter: number | undefined } | undefined): void {
    this.#endLine();
    if (opened !== undefined) this.#lists.push(opened);
    else if (this.#lists.pop() !== undefined && this.#lists.length === 0) this.#endParagraph();
  }

  #item(): void {
    this.#endLine();
    const list = this.#lists.at(-1);
    if (list?.counter !== undefined) list.counter += 1;
    const mark = list?.counter === undefined ? '- ' : `${list.counter}. `;
    this.#line.push(indent.repeat(Math.min(4, Math.max(0, this.#lists.length - 1))), mark);
  }

  #endLine({ mayBeBlank = false } = {}): void {
    const words = this.#line
      .join('')
      .replace(/[\t\f\v ]+/g, ' ')
      .replace(/^ | $/g, '');
    this.#line = [];
    if (words.trim() !== '' || (mayBeBlank && !this.#isAfterBlank())) this.#push(words);
  }

  #endParagraph(): void {
    this.#endLine();
    if (!this.#isAfterBlank()) this.#push('');
  }

  #push(words: string): void {
    const line = words.replace(longGap, (gap) => gap.slice(0, maxGap));
    this.#lines.push(`${'> '.repeat(Math.min(this.#quotes, maxQuotes))}${line}`.trimEnd());
  }

  #isAfterBlank(): boolean {
    return /^[>\s]*$/.test(this.#lines.at(-1) ?? '');
  }
}

function bare(address: string): string {
  return address
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
