// What may stand in what, so that browsers, readers' tools and screen readers all see the same structure.
import { createElement, findAttribute, isBlank, isElement, isText } from './body-tree.ts';
import type { BodyElement, BodyNode } from './body-tree.ts';

const blockNames = wordSet(`
  p h2 h3 h4 h5 h6 hr blockquote ul ol li dl dt dd pre figure figcaption table caption thead tbody tfoot tr td th
  colgroup col details summary address
`);
// Line breaks at their edges were put there for the distance.
const breakless = wordSet(`
  p h2 h3 h4 h5 h6 figcaption cite li dt dd td th
`);
const mediaNames = new Set(['img', 'audio', 'video', 'hr', 'table']);
const pointlessWhenEmpty = wordSet(`
  a p h2 h3 h4 h5 h6 figure figcaption ul ol dl blockquote pre address
`);

/** Whether a node cannot stand inside a paragraph, itself or for what is in it. */
export function isBlock(node: BodyNode): boolean {
  return isElement(node) && (blockNames.has(node.tagName) || node.childNodes.some(isBlock));
}

/** Puts each run of words, links and pictures between the blocks of `nodes` into an element called `name`. */
export function wrapRuns(nodes: readonly BodyNode[], name = 'p'): BodyNode[] {
  return runsOf(nodes, (node) => !isBlock(node)).flatMap(({ matches, run }) => {
    if (!matches || run.every(isBlank)) return run;
    const content = trim(run, (node) => isBlank(node) || isNamed(node, ['br']));
    return content.length === 0 ? [] : [createElement(name, {}, content)];
  });
}

/** The children as an element called `name` may have them: lists hold items, players hold sources. */
export function fitChildren(name: string, children: readonly BodyNode[]): BodyNode[] {
  if (name === 'audio' || name === 'video') return children.filter((child) => isNamed(child, ['source', 'track']));
  const own = children.flatMap((child) => freeOrphan(name, child));
  if (name === 'ul' || name === 'ol') return fitList(own);
  if (name === 'dl') return fitGroup(own, ['dt', 'dd'], 'dd');
  if (name === 'pre') return withoutFirstBreak(own);
  return breakless.has(name) ? withoutOuterBreaks(gatherItems(own)) : gatherItems(own);
}

/** The pictures of a gallery, each by itself, and its caption; undefined where a figure is no gallery. */
export function picturesOf(figure: BodyElement): BodyNode[] | undefined {
  const content = figure.childNodes.filter((child) => !isBlank(child));
  const listed = content.flatMap((child) =>
    isNamed(child, ['ul', 'ol']) ? child.childNodes.filter(isElement).flatMap((item) => item.childNodes) : [child],
  );
  const pictures = listed.filter((child) => !isNamed(child, ['figcaption']));
  if (pictures.length === 0 || !pictures.every((child) => isNamed(child, ['figure']) || isBlank(child))) {
    return undefined;
  }
  return [
    ...pictures,
    ...listed.filter((child) => isNamed(child, ['figcaption'])).flatMap((caption) => wrapRuns(caption.childNodes)),
  ];
}

/** Whether an element says nothing: no words, no picture, nothing that a link leads to. */
export function isPointless(element: BodyElement): boolean {
  if (element.tagName === 'img' || element.tagName === 'source' || element.tagName === 'track') {
    return findAttribute(element, 'src') === undefined || isCounter(element);
  }
  if (element.tagName === 'audio' || element.tagName === 'video') {
    return (
      findAttribute(element, 'src') === undefined && element.childNodes.every((child) => !isNamed(child, ['source']))
    );
  }
  return pointlessWhenEmpty.has(element.tagName) && !saysSomething(element);
}

// A picture of one pixel shows nothing: it tells another site who reads.
function isCounter(picture: BodyElement): boolean {
  return findAttribute(picture, 'width') === '1' && findAttribute(picture, 'height') === '1';
}

function saysSomething(node: BodyNode): boolean {
  if (isText(node)) return node.value.trim() !== '';
  if (!isElement(node)) return false;
  return mediaNames.has(node.tagName) || findAttribute(node, 'id') !== undefined || node.childNodes.some(saysSomething);
}

function fitList(children: readonly BodyNode[]): BodyNode[] {
  const items: BodyNode[] = [];
  for (const child of fitGroup(children, ['li', 'ul', 'ol'], 'li')) {
    const last = items.findLast(isElement);
    if (isNamed(child, ['ul', 'ol']) && last !== undefined) {
      last.childNodes.push(child);
      child.parentNode = last;
    } else {
      items.push(isNamed(child, ['ul', 'ol']) ? createElement('li', {}, [child]) : child);
    }
  }
  return items;
}

function fitGroup(children: readonly BodyNode[], allowed: readonly string[], wrapper: string): BodyNode[] {
  return runsOf(children, (child) => isNamed(child, allowed)).flatMap(({ matches, run }) =>
    matches || run.every(isBlank) ? run : [createElement(wrapper, {}, gatherItems(run))],
  );
}

// What only means something in one place is taken as plain words in any other.
function freeOrphan(parent: string, node: BodyNode): BodyNode[] {
  if (!isElement(node)) return [node];
  if (node.tagName === 'source' || node.tagName === 'track') return [];
  if (node.tagName === 'rp') return parent === 'ruby' ? [node] : [];
  if (node.tagName === 'rt') return parent === 'ruby' ? [node] : node.childNodes;
  if (node.tagName === 'figcaption') return parent === 'figure' ? [node] : wrapRuns(node.childNodes);
  if (node.tagName === 'summary') return parent === 'details' ? [node] : wrapRuns(node.childNodes);
  return [node];
}

// Items that stand outside a list make one.
function gatherItems(children: readonly BodyNode[]): BodyNode[] {
  let nodes = [...children];
  for (const [wrapper, names] of [
    ['ul', ['li']],
    ['dl', ['dt', 'dd']],
  ] as const) {
    nodes = runsOf(nodes, (node, next) => isNamed(node, names) || (isBlank(node) && isNamed(next, names))).flatMap(
      ({ matches, run }) => (matches && !run.every(isBlank) ? [createElement(wrapper, {}, run)] : run),
    );
  }
  return nodes;
}

function runsOf(
  nodes: readonly BodyNode[],
  belongs: (node: BodyNode, next: BodyNode | undefined) => boolean,
): { matches: boolean; run: BodyNode[] }[] {
  const runs: { matches: boolean; run: BodyNode[] }[] = [];
  nodes.forEach((node, index) => {
    const matches = belongs(node, nodes[index + 1]);
    const last = runs.at(-1);
    if (last?.matches === matches) last.run.push(node);
    else runs.push({ matches, run: [node] });
  });
  return runs;
}

function withoutOuterBreaks(nodes: readonly BodyNode[]): BodyNode[] {
  const isBreak = (node: BodyNode): boolean => isNamed(node, ['br']);
  const words = nodes.filter((node) => !isBlank(node));
  const hasOuterBreak = [words.at(0), words.at(-1)].some((node) => node !== undefined && isBreak(node));
  return hasOuterBreak ? trim(nodes, (node) => isBlank(node) || isBreak(node)) : [...nodes];
}

function trim(nodes: readonly BodyNode[], isSpace: (node: BodyNode) => boolean): BodyNode[] {
  const first = nodes.findIndex((node) => !isSpace(node));
  return first === -1 ? [] : nodes.slice(first, nodes.findLastIndex((node) => !isSpace(node)) + 1);
}

// HTML drops a line break right after <pre>, each time it is read.
function withoutFirstBreak(children: readonly BodyNode[]): BodyNode[] {
  const [first, ...rest] = children;
  if (first === undefined || !isText(first)) return [...children];
  return [{ ...first, value: first.value.replace(/^\n+/, '') }, ...rest];
}

function isNamed(node: BodyNode | undefined, names: readonly string[]): node is BodyElement {
  return node !== undefined && isElement(node) && names.includes(node.tagName);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
