// Turns any markup into what the allow-list knows, and loses no words on the way: boxes become paragraphs, legacy
// elements their successors, embedded pages links.
import { bodyAllowList } from '@broadsheet/domain';
import { html } from 'parse5';
import { toMediaAddress } from './body-address.ts';
import { classFor, cleanAttributes } from './body-attributes.ts';
import { fitChildren, isBlock, isPointless, picturesOf, wrapRuns } from './body-structure.ts';
import { createElement, createText, findAttribute, isBlank, isElement, isText, replaceChildren } from './body-tree.ts';
import type { BodyElement, BodyNode, BodyParent } from './body-tree.ts';
import { toPageAddress, toReadableAddress } from './embed-address.ts';

const allowed: Record<string, readonly string[]> = bodyAllowList.elements;
const renamed: Record<string, string> = bodyAllowList.renamed;
const linked: readonly string[] = bodyAllowList.linked;
const dropped: readonly string[] = bodyAllowList.dropWithContent;

const boxes = wordSet(`
  div center section article aside header footer main nav form fieldset legend hgroup search dialog
`);
// A box that is all there is in one of these adds nothing, not even a paragraph.
const tight = new Set(['li', 'td', 'th', 'dd', 'dt', 'figure', 'figcaption', 'caption', 'summary', 'a']);
const phrasing = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre']);

/** Makes the tree below `root` one that the allow-list knows. Relative addresses are resolved against `base`. */
export function reshapeBody(root: BodyParent, base: string | undefined): void {
  const nodes = wrapRuns(fitChildren('body', reshapeChildren(root, base)));
  const start = nodes.findIndex((node) => !isBlank(node));
  const end = nodes.findLastIndex((node) => !isBlank(node));
  const trimmed = start === -1 ? [] : nodes.slice(start, end + 1);
  // Between blocks one line end is as good as many.
  replaceChildren(
    root,
    trimmed.flatMap((node, index) =>
      !isBlank(node) ? [node] : isBlank(trimmed[index + 1] ?? node) ? [] : [createText('\n')],
    ),
  );
}

function reshape(node: BodyNode, base: string | undefined): BodyNode[] {
  if (isText(node)) return node.value === '' ? [] : [createText(node.value)];
  if (!isElement(node) || node.namespaceURI !== html.NS.HTML || dropped.includes(node.tagName)) return [];
  if (linked.includes(node.tagName)) return toLink(node, base);
  const name = renamed[node.tagName] ?? node.tagName;
  if (allowed[name] !== undefined) return keep(node, name, base);
  const children = reshapeChildren(node, base);
  return boxes.has(name) ? unwrapBox(node, children, base) : children;
}

function keep(node: BodyElement, name: string, base: string | undefined): BodyNode[] {
  const children = fitChildren(name, separateBoxes(name, reshapeChildren(contentOf(node, name), base)));
  const element = createElement(name, {}, children);
  element.attrs = cleanAttributes(node, name, base);
  if (isPointless(element)) return [];
  if (name === 'figure') return picturesOf(element) ?? [element];
  const isBare = (name === 'span' && element.attrs.length === 0) || (name === 'a' && !leadsOrMarks(element));
  return isBare ? children : [element];
}

function reshapeChildren(parent: BodyParent, base: string | undefined): BodyNode[] {
  return parent.childNodes.flatMap((child) => reshape(child, base));
}

function contentOf(node: BodyElement, name: string): BodyElement {
  const content = node.childNodes.filter((child) => !isBlank(child));
  const [only] = content;
  if (!tight.has(name) || content.length !== 1 || only === undefined || !isElement(only) || !boxes.has(only.tagName)) {
    return node;
  }
  return contentOf(only, name);
}

// A headline or paragraph holds words alone: the paragraphs that boxes left in it become its words again.
function separateBoxes(name: string, children: readonly BodyNode[]): BodyNode[] {
  if (!phrasing.has(name)) return [...children];
  return children.flatMap((child) =>
    isElement(child) && child.tagName === 'p' ? [createText(' '), ...child.childNodes, createText(' ')] : [child],
  );
}

function unwrapBox(box: BodyElement, children: readonly BodyNode[], base: string | undefined): BodyNode[] {
  const blocks = wrapRuns(fitChildren('div', children));
  const [first, ...others] = blocks.filter(isElement).filter(isBlock);
  const carried = cleanAttributes(box, 'p', base);
  for (const block of [first, ...others]) {
    if (block === undefined) continue;
    for (const { name, value } of carried) {
      const mayCarry =
        name === 'class' ? classFor(box, block.tagName) === value : allowed[block.tagName]?.includes(name);
      const isItsTurn = name !== 'id' || block === first;
      if (mayCarry === true && isItsTurn && findAttribute(block, name) === undefined) block.attrs.push({ name, value });
    }
  }
  // Two boxes were two lines, also where only white space was between their words.
  const last = blocks.at(-1);
  return last === undefined || isBlank(last) ? blocks : [...blocks, createText('\n')];
}

function leadsOrMarks(link: BodyElement): boolean {
  return findAttribute(link, 'href') !== undefined || findAttribute(link, 'id') !== undefined;
}

function toLink(embed: BodyElement, base: string | undefined): BodyNode[] {
  const address = [...embeddedAddresses(embed)]
    .map((each) => toMediaAddress(each, base))
    .find((each) => each !== undefined);
  if (address === undefined) {
    return reshapeChildren(embed.tagName === 'object' ? embed : createElement('div', {}, []), base);
  }
  const page = toPageAddress(address);
  const title = findAttribute(embed, 'title')?.trim() ?? '';
  const isTelling = title !== '' && !/^(?:youtube|vimeo)? ?video player$|^embedded content$|^iframe$/i.test(title);
  return [createElement('a', { href: page }, [createText(isTelling ? title : toReadableAddress(page))])];
}

function* embeddedAddresses(embed: BodyElement): Generator<string> {
  for (const name of ['src', 'data-src', 'data']) {
    const address = findAttribute(embed, name);
    if (address !== undefined) yield address;
  }
  for (const child of embed.childNodes) {
    if (!isElement(child)) continue;
    if (child.tagName === 'embed') yield* embeddedAddresses(child);
    if (child.tagName === 'param' && /^(?:movie|src)$/i.test(findAttribute(child, 'name') ?? '')) {
      yield findAttribute(child, 'value') ?? '';
    }
  }
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
