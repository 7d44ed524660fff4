// The last line of many reports says where they come from: "Original Source: example.org". It becomes data.
import { Source } from '@broadsheet/domain';
import { defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { foldSpace } from './html-text.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

export interface ClosingSources {
  /** The body without the line. */
  readonly body: string;
  readonly sources: Source[];
}

const label = new RegExp(
  '^(?:original (?:source|article|report|story)s?|originally (?:published|posted|appeared) (?:at|by|in|on|with)|' +
    'sources?|quellen?|originalquelle|fuentes?|fonti|fontes?|bron(?:nen)?|källor?|kilder?|lähteet|lähde|źródł[oa]|' +
    'zdroje?|forrás|kaynak|surs[aeă]|' +
    'оригінал|джерел[оа]|первоисточник|источники?|원문|출처|原文|出典|来源|來源|المصدر|المصادر|מקורות|מקור|स्रोत)' +
    '\\s*(?:[:：]|(?=https?://)|$)\\s*',
  'iu',
);
const unmarkedLabel =
  /^original(?:ly)? (?:(?:source|article|report|story)s?|(?:published|posted|appeared) (?:at|by|in|on))\s+/i;
const connective = /(?<!\p{L})(?:and|und|et|y|e|en|och|og|ja|oraz|i|та|і|и|via|with|و)(?!\p{L})|및|와|과/giu;
const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/giu;
const maxSources = 20;
const maxLineLength = 4000;
const maxRemarkLength = 60;

/** Takes the sources out of the end of `body`, which is sanitised HTML. A line that says more than that stays. */
export function takeClosingSources(body: string): ClosingSources {
  const root = parseFragment(defaultTreeAdapter.createElement('body', html.NS.HTML, []), body, {});
  const blocks = root.childNodes.filter((node) => !isBlank(node));
  const last = blocks.at(-1);
  if (last === undefined || !isParagraph(last)) return { body, sources: [] };
  const line = lastLine(last);
  const before = blocks.at(-2);
  const hasLabelBefore =
    before !== undefined &&
    isParagraph(before) &&
    labelOf(foldSpace(textOf(before.childNodes))) === foldSpace(textOf(before.childNodes));
  const sources = sourcesIn(line, hasLabelBefore && line.length === last.childNodes.length);
  if (sources.length === 0) return { body, sources };
  removeLine(last, line);
  if (before !== undefined && hasLabelBefore) removeNodes(root, [before]);
  removeRule(root);
  return { body: serialize(root).trimEnd(), sources };
}

function sourcesIn(line: readonly Node[], hasLabelBefore: boolean): Source[] {
  const text = foldSpace(textOf(line));
  const labelled = labelOf(text) ?? (hasLabelBefore ? '' : undefined);
  const links = line
    .flatMap(linksIn)
    .map((link) => ({ name: foldSpace(textOf(link.childNodes)), url: attribute(link, 'href') }));
  if (labelled === undefined || links.length > maxSources || text.length > maxLineLength) return [];
  const unlinked = links.reduce((rest, { name }) => rest.replace(name, ' '), text.slice(labelled.length));
  const addresses = [...unlinked.matchAll(address)].map(([found]) => found);
  const remark = remarkIn(unlinked.replace(address, ' '));
  const isItsName = links.length === 0 && addresses.length === 1 && remark.length <= maxRemarkLength;
  if (remark !== '' && !isItsName) return [];
  const sources = [...links, ...addresses.map((url) => ({ name: isItsName ? remark : '', url }))].map(toSource);
  return sources.every((source) => source !== undefined) ? sources.slice(0, maxSources) : [];
}

// What a line says beside its links, apart from commas and the like.
function remarkIn(text: string): string {
  const words = text.replace(connective, ' ').replace(/[^\p{L}\p{N}\s.&'’-]+/gu, ' ');
  return foldSpace(words).replace(/^[\s.&'’-]+|[\s.&'’-]+$/gu, '');
}

function toSource({ name, url }: { name: string; url: string }): Source | undefined {
  const isAddress = name === '' || /^https?:\/\//i.test(name);
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';
  return Source.safeParse({ name: isAddress ? host : name.slice(0, 200), url }).data;
}

function labelOf(text: string): string | undefined {
  return (label.exec(text) ?? unmarkedLabel.exec(text))?.[0].trimEnd();
}

function lastLine(paragraph: Element): Node[] {
  const index = paragraph.childNodes.findLastIndex((node) => node.nodeName === 'br');
  return paragraph.childNodes.slice(index + 1);
}

function removeLine(paragraph: Element, line: readonly Node[]): void {
  removeNodes(paragraph, line);
  while (paragraph.childNodes.at(-1)?.nodeName === 'br') paragraph.childNodes.pop();
  const { parentNode } = paragraph;
  if (paragraph.childNodes.every(isBlank) && parentNode !== null) removeNodes(parentNode, [paragraph]);
}

// A rule that set the line apart has nothing to part any more.
function removeRule(root: DefaultTreeAdapterTypes.DocumentFragment): void {
  const last = root.childNodes.findLast((node) => !isBlank(node));
  if (last?.nodeName === 'hr') removeNodes(root, [last]);
}

function removeNodes(parent: DefaultTreeAdapterTypes.ParentNode, nodes: readonly Node[]): void {
  parent.childNodes = parent.childNodes.filter((node) => !nodes.includes(node));
}

function linksIn(node: Node): Element[] {
  if (!isElement(node)) return [];
  return node.tagName === 'a' && attribute(node, 'href') !== '' ? [node] : node.childNodes.flatMap(linksIn);
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => ('value' in node ? node.value : isElement(node) ? textOf(node.childNodes) : '')).join('');
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function isParagraph(node: Node): node is Element {
  return isElement(node) && node.tagName === 'p';
}

function isBlank(node: Node): boolean {
  return 'value' in node && node.value.trim() === '';
}
