// Body HTML as a tree, read as browsers read it, in linear time whatever comes in.
import { defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';

export type BodyElement = DefaultTreeAdapterTypes.Element;
export type BodyText = DefaultTreeAdapterTypes.TextNode;
export type BodyNode = DefaultTreeAdapterTypes.ChildNode;
export type BodyParent = DefaultTreeAdapterTypes.ParentNode;
export type BodyFragment = DefaultTreeAdapterTypes.DocumentFragment;

/** The markup nests so deeply, or misnests so often, that reading it would cost more than its size allows. */
export class TangledMarkup extends Error {}

// Browsers stop at 512; no text that a person wrote comes near this.
const maxDepth = 200;

/** The tree a browser would build of `markup` inside `<body>`. Throws TangledMarkup. */
export function parseBody(markup: string): BodyFragment {
  const context = defaultTreeAdapter.createElement('body', html.NS.HTML, []);
  return parseFragment(context, markup, {
    treeAdapter: guardedAdapter(markup.length + 1000),
    scriptingEnabled: true,
  });
}

export function serialiseBody(parent: BodyParent): string {
  return serialize(parent);
}

export function isElement(node: BodyNode | BodyParent): node is BodyElement {
  return 'tagName' in node;
}

export function isText(node: BodyNode): node is BodyText {
  return node.nodeName === '#text';
}

export function isBlank(node: BodyNode): boolean {
  return isText(node) && !/[^\s]/.test(node.value);
}

export function createElement(
  name: string,
  attributes: Record<string, string>,
  children: readonly BodyNode[],
): BodyElement {
  const attrs = Object.entries(attributes).map(([attribute, value]) => ({ name: attribute, value }));
  const element = defaultTreeAdapter.createElement(name, html.NS.HTML, attrs);
  replaceChildren(element, children);
  return element;
}

export function createText(value: string): BodyText {
  return defaultTreeAdapter.createTextNode(value);
}

export function replaceChildren(parent: BodyParent, children: readonly BodyNode[]): void {
  parent.childNodes = [...children];
  for (const child of children) child.parentNode = parent;
}

export function findAttribute(element: BodyElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

// Formatting elements that are never closed open again in every paragraph that follows, so that a small text can make
// a huge tree. Therefore depth and elements are counted.
function guardedAdapter(maxNodes: number): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0;
  let nodes = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      nodes += 1;
      if (nodes > maxNodes) throw new TangledMarkup('The markup opens more elements than it has characters.');
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush() {
      depth += 1;
      if (depth > maxDepth) throw new TangledMarkup(`The markup nests more than ${maxDepth} elements.`);
    },
    onItemPop() {
      depth -= 1;
    },
  };
}
