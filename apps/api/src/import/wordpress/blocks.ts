// The block editor's comments: what they say about the markup between them is used, and they go.
import { autop } from './autop.ts';
import { escapeHtml } from './html-text.ts';
import { tokenise } from './html-tokens.ts';
import type { WxrMeta } from './wxr.ts';

export interface BlockContext {
  readonly meta: readonly WxrMeta[];
  /** Takes a sentence about each block that could not be shown. */
  readonly note: (sentence: string) => void;
}

interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  readonly attributes: string;
}

// Parts that show nothing of their own, or whose text is in the file anyway.
const silentBlocks = new Set(['more', 'nextpage', 'spacer', 'separator', 'read-more', 'navigation', 'page-break']);

/** Whether a text was written in the block editor. */
export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

/** The markup of a text written in the block editor. Classic parts in it get their paragraphs. */
export function renderBlocks(content: string, context: BlockContext): string {
  const output: string[] = [];
  const open: string[] = [];
  let at = 0;
  let embedUntil = -1;
  for (const block of [...delimiters(content), endOf(content)]) {
    const markup = content.slice(at, block.start);
    if (at >= embedUntil) {
      output.push(isClassic(open) ? autop(markup) : open.at(-1) === 'file' ? withoutDownload(markup) : markup);
    }
    at = block.end;
    if (block.kind === 'close') closeBlock(open, block.name);
    if (block.kind === 'open') open.push(block.name);
    if (block.kind === 'open' && isEmbed(block.name)) {
      const end = endOfEmbed(content, block);
      output.push(renderEmbed(content.slice(block.end, end), block.attributes));
      embedUntil = end;
    }
    if (block.kind === 'void') output.push(renderVoid(block.name, context));
  }
  return output.join('\n');
}

function* delimiters(content: string): Generator<Delimiter> {
  for (let start = content.indexOf('<!--'); start !== -1;) {
    const close = content.indexOf('-->', start + 4);
    if (close === -1) return;
    const inside = content.slice(start + 4, close).trim();
    const [whole, slash, name] = /^(\/?)wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)(?=\s|\/|\{|$)/.exec(inside) ?? [];
    if (whole !== undefined && name !== undefined) {
      const kind = slash === '/' ? 'close' : inside.endsWith('/') ? 'void' : 'open';
      yield {
        start,
        end: close + 3,
        name: name.replace(/^core\//, ''),
        kind,
        attributes: inside.slice(whole.length).replace(/\/$/, '').trim(),
      };
    }
    start = content.indexOf('<!--', close + 3);
  }
}

function endOf(content: string): Delimiter {
  return { start: content.length, end: content.length, name: '', kind: 'close', attributes: '' };
}

function closeBlock(open: string[], name: string): void {
  const index = open.lastIndexOf(name);
  if (index !== -1) open.splice(index);
}

function isClassic(open: readonly string[]): boolean {
  return open.length === 0 || open.at(-1) === 'freeform';
}

// The button beside a file's name leads to the same file.
function withoutDownload(markup: string): string {
  let isButton = false;
  return tokenise(markup)
    .filter(({ name, kind, source }) => {
      if (name === 'a' && kind === 'open') isButton = source.includes('wp-block-file__button');
      const isKept = !isButton;
      if (name === 'a' && kind === 'close') isButton = false;
      return isKept;
    })
    .map(({ source }) => source)
    .join('');
}

function isEmbed(name: string): boolean {
  return name === 'embed' || name.startsWith('core-embed/');
}

// No other block stands in it: where the next one begins, it was never closed.
function endOfEmbed(content: string, block: Delimiter): number {
  const next = /<!--\s*\/?wp:/g;
  next.lastIndex = block.end;
  return next.exec(content)?.index ?? content.length;
}

function renderEmbed(markup: string, attributes: string): string {
  const address = /"url"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(attributes)?.[1];
  const url = (address === undefined ? undefined : parseText(address)) ?? /https?:\/\/[^\s<>"]+/.exec(markup)?.[0];
  const caption = captionIn(markup);
  const link = url === undefined ? '' : `<p><iframe src="${escapeHtml(url)}"></iframe></p>`;
  return caption === '' ? link : `${link}\n<p>${caption}</p>`;
}

function captionIn(markup: string): string {
  const tokens = tokenise(markup);
  const from = tokens.findIndex(({ name, kind }) => name === 'figcaption' && kind === 'open');
  const to = tokens.findIndex(({ name, kind }) => name === 'figcaption' && kind === 'close');
  return from === -1 || to < from
    ? ''
    : tokens
        .slice(from + 1, to)
        .map(({ source }) => source)
        .join('')
        .trim();
}

function renderVoid(name: string, { meta, note }: BlockContext): string {
  if (name === 'footnotes') return renderFootnotes(meta.find(({ key }) => key === 'footnotes')?.value ?? '');
  if (!silentBlocks.has(name)) note(`The block “${name}” was left out: what it showed is not in the file.`);
  return '';
}

// Footnotes are not in the text but beside it, as JSON.
function renderFootnotes(json: string): string {
  const notes: unknown = parseJson(json);
  if (!Array.isArray(notes)) return '';
  const items = notes
    .filter(isFootnote)
    .map(({ id, content }) => `<li id="${escapeHtml(id)}">${content} <a href="#${escapeHtml(id)}-link">↩︎</a></li>`);
  return items.length === 0 ? '' : `<ol>${items.join('')}</ol>`;
}

function isFootnote(value: unknown): value is { id: string; content: string } {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('content' in value)) return false;
  return typeof value.id === 'string' && typeof value.content === 'string';
}

function parseText(json: string): string | undefined {
  const value = parseJson(json);
  return typeof value === 'string' ? value : undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
