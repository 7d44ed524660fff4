// Body HTML as Markdown (CommonMark with the tables and strikethrough of GitHub). What stands in a body is text here,
// whatever marks it is made of: it can neither begin markup nor bring HTML along.
import { textOf } from '@broadsheet/domain';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

type Tree = Parameters<typeof toMarkdown>[0];
type HtmlRoot = ReturnType<typeof fromHtml>;
type HtmlNode = HtmlRoot['children'][number];
type HtmlElement = Extract<HtmlNode, { type: 'element' }>;

// A thick book. To build its tree and write it takes a second in which nobody else is answered.
const longestMarkup = 250_000;

/**
 * `html`, a body as it is stored, as Markdown. Its addresses are relative to `url`, and absolute afterwards. Of a body
 * that is as long as a book, only the words are left, in paragraphs.
 */
export function toBodyMarkdown(html: string, url: string): string {
  if (html.length > longestMarkup) return write(toParagraphs(textOf(html).split('\n')));
  const tree = fromHtml(html, { fragment: true });
  prepare(tree, url);
  flatten(tree.children, 0);
  return write(toMdast(tree, { handlers: { comment: () => undefined } }));
}

/** `text` as a paragraph: in it nothing is markup. */
export function toTextMarkdown(text: string): string {
  return write(toParagraphs([text]));
}

/** A heading of the first level. */
export function toTitleMarkdown(title: string): string {
  return write({ type: 'root', children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }] });
}

/** A list of links. */
export function toLinksMarkdown(links: readonly { readonly name: string; readonly url: string }[]): string {
  return write({
    type: 'root',
    children: [
      {
        type: 'list',
        spread: false,
        children: links.map(({ name, url }) => ({
          type: 'listItem',
          children: [
            { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: name }] }] },
          ],
        })),
      },
    ],
  });
}

function toParagraphs(texts: readonly string[]): Tree {
  return {
    type: 'root',
    children: texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  };
}

function write(tree: Tree): string {
  return toMarkdown(tree, {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    listItemIndent: 'one',
    resourceLink: true,
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

function prepare(tree: HtmlRoot, url: string): void {
  for (const element of listElements(tree.children)) {
    for (const name of ['href', 'src', 'poster'] as const) {
      if (element.properties[name] !== undefined) element.properties[name] = toAddress(element.properties[name], url);
    }
    // A link to nowhere is its words.
    if (element.tagName === 'a' && element.properties.href === undefined) element.tagName = 'span';
    if (element.tagName === 'table') keepSpansSmall(element);
  }
}

function listElements(nodes: readonly HtmlNode[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'element') continue;
    found.push(node);
    waiting.push(...node.children);
  }
  return found;
}

// Every line of what is set in repeats the marks of all that it is set in.
const setIn = new Set(['blockquote', 'ul', 'ol', 'dl']);
const deepest = 10;

function flatten(nodes: readonly HtmlNode[], depth: number): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const isSetIn = setIn.has(node.tagName);
    if (isSetIn && depth >= deepest) node.tagName = 'div';
    flatten(node.children, isSetIn ? depth + 1 : depth);
  }
}

const protocols = new Set(['http:', 'https:', 'mailto:']);

function toAddress(value: unknown, url: string): string | undefined {
  const address = typeof value === 'string' ? URL.parse(value, url) : null;
  return address && protocols.has(address.protocol) ? address.href : undefined;
}

const mostSpannedCells = 2000;

// A cell that spans others is written with empty ones beside it: few letters of HTML may mean millions of cells.
function keepSpansSmall(table: HtmlElement): void {
  const cells = listElements(table.children).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  const spanned = cells.reduce((sum, { properties }) => sum + spanOf(properties), 0);
  if (spanned <= mostSpannedCells + cells.length) return;
  for (const { properties } of cells) {
    delete properties.colSpan;
    delete properties.rowSpan;
  }
}

function spanOf({ colSpan, rowSpan }: HtmlElement['properties']): number {
  return (Number(colSpan ?? 1) || 1) * (Number(rowSpan ?? 1) || 1);
}
