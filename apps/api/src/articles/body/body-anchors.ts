// Ids in a body get a prefix, so that none can stand for something of the page around it (DOM clobbering), and the
// links to them inside the body follow.
import { bodyAllowList } from '@broadsheet/domain';
import { findAttribute, isElement } from './body-tree.ts';
import type { BodyElement, BodyParent } from './body-tree.ts';

const prefix = bodyAllowList.idPrefix;

/** Gives every id below `root` the prefix, drops the ones that are no id or stand twice, and turns links to them. */
export function prefixIds(root: BodyParent): void {
  const elements = [...elementsBelow(root)];
  const known = new Set<string>();
  for (const element of elements) {
    const id = findAttribute(element, 'id');
    if (id === undefined) continue;
    const safe = toSafeId(id);
    if (safe === undefined || known.has(safe)) removeAttribute(element, 'id');
    else setAttribute(element, 'id', safe);
    if (safe !== undefined) known.add(safe);
  }
  for (const element of elements) {
    const fragment = /^#(.+)$/s.exec(findAttribute(element, 'href') ?? '')?.[1];
    const target = fragment === undefined ? undefined : toSafeId(decode(fragment));
    if (target !== undefined && known.has(target)) setAttribute(element, 'href', `#${encodeURI(target)}`);
  }
}

function toSafeId(id: string): string | undefined {
  if (!/^[^\s\p{Cc}]{1,150}$/u.test(id) || id === prefix) return undefined;
  return id.startsWith(prefix) ? id : prefix + id;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function* elementsBelow(parent: BodyParent): Generator<BodyElement> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsBelow(child);
  }
}

function setAttribute(element: BodyElement, name: string, value: string): void {
  const attribute = element.attrs.find((each) => each.name === name);
  if (attribute !== undefined) attribute.value = value;
}

function removeAttribute(element: BodyElement, name: string): void {
  element.attrs = element.attrs.filter((each) => each.name !== name);
}
