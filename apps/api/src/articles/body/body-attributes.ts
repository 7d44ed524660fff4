// Which value an attribute may have. What is not in this table, or fails its rule, is taken off.
import { bodyAllowList } from '@broadsheet/domain';
import { toLinkAddress, toMediaAddress, toSourceSet } from './body-address.ts';
import { createElement, findAttribute } from './body-tree.ts';
import type { BodyElement } from './body-tree.ts';

type Rule = (value: string, base: string | undefined) => string | undefined;

const elements: Record<string, readonly string[]> = bodyAllowList.elements;
const classes: Record<string, readonly string[]> = bodyAllowList.classes;

const anyText: Rule = (value) => value;
const yes: Rule = () => '';
const oneOf =
  (...allowed: string[]): Rule =>
  (value) =>
    allowed.find((each) => each === value.trim().toLowerCase());
const matching =
  (pattern: RegExp): Rule =>
  (value) =>
    pattern.test(value.trim()) ? value.trim() : undefined;
const languageTag = matching(/^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i);
const count = matching(/^[1-9]\d{0,2}$/);
const integer = matching(/^-?\d{1,6}$/);
const pixels: Rule = (value) =>
  /^\s*([1-9]\d{0,4})(?:\.\d+)?(?:px)?\s*$/i.exec(value)?.[1] ?? (/^\s*0/.test(value) ? '1' : undefined);

const rules: Record<string, Rule> = {
  alt: anyText,
  title: anyText,
  label: anyText,
  id: (value) => value.trim(),
  href: toLinkAddress,
  cite: (value, base) => (/^(?:https?:)?\/\//i.test(value.trim()) ? toMediaAddress(value, base) : undefined),
  src: toMediaAddress,
  poster: toMediaAddress,
  srcset: toSourceSet,
  sizes: matching(/^[\w\s().,:%+*/-]{1,500}$/),
  width: pixels,
  height: pixels,
  dir: oneOf('ltr', 'rtl', 'auto'),
  lang: languageTag,
  hreflang: languageTag,
  srclang: languageTag,
  start: integer,
  value: integer,
  colspan: count,
  rowspan: count,
  span: count,
  reversed: yes,
  open: yes,
  controls: yes,
  datetime: matching(/^[\w\s:.+-]{1,60}$/),
  scope: oneOf('row', 'col', 'rowgroup', 'colgroup'),
  kind: oneOf('subtitles', 'captions', 'descriptions', 'chapters'),
  preload: oneOf('none', 'metadata'),
  loading: oneOf('lazy', 'eager'),
  decoding: oneOf('async', 'sync', 'auto'),
  rel: (value) => keepWords(value, bodyAllowList.linkRelations),
};

// The kinds of numbering differ by case, the types of media are MIME types.
const typeRules: Record<string, Rule> = {
  ol: matching(/^[1aAiI]$/),
  source: matching(/^(?:audio|video)\/[\w.+-]+(?:;\s*codecs=[\w.,\s"']+)?$/i),
};

const always: Record<string, Record<string, string>> = {
  img: { alt: '', loading: 'lazy', decoding: 'async' },
  audio: { controls: '', preload: 'metadata' },
  video: { controls: '', preload: 'metadata' },
};

/** The attributes that `source` may keep as an element called `name`, which may be another than its own. */
export function cleanAttributes(source: BodyElement, name: string, base: string | undefined): BodyElement['attrs'] {
  const kept: Record<string, string> = {};
  for (const { name: attribute, value } of source.attrs) {
    const rule = attribute === 'type' ? typeRules[name] : rules[attribute];
    const clean = elements[name]?.includes(attribute) === true ? rule?.(value, base) : undefined;
    if (clean !== undefined) kept[attribute] = clean;
  }
  const className = classFor(source, name);
  if (className !== undefined) kept['class'] = className;
  if (name === 'a') Object.assign(kept, linkAttributes(source, kept));
  return createElement(name, { ...always[name], ...kept }, []).attrs;
}

/** How an element is set: its own class, or what `align` or an inline style said before there were classes. */
export function classFor(source: BodyElement, name: string): string | undefined {
  const allowed = classes[name] ?? [];
  const own = keepWords(findAttribute(source, 'class') ?? '', allowed);
  if (own !== undefined) return own;
  const legacy = source.tagName === 'center' ? 'center' : legacyAlignment(source);
  return allowed.find((each) => each === `has-text-align-${legacy}` || each === `align${legacy}`);
}

function legacyAlignment(source: BodyElement): string | undefined {
  const style = findAttribute(source, 'style') ?? '';
  const property = source.tagName === 'img' || source.tagName === 'figure' ? 'float' : 'text-align';
  const declared = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*(left|right|center)\\b`, 'i').exec(style)?.[1];
  return (declared ?? findAttribute(source, 'align'))?.trim().toLowerCase();
}

// A link that asked for a window of its own opens in this one; that it trusted its target less is kept.
function linkAttributes(source: BodyElement, kept: Record<string, string>): Record<string, string> {
  const relations = (kept['rel'] ?? '').split(' ').filter((word) => word !== '');
  if (findAttribute(source, 'target') !== undefined && !relations.includes('noopener')) relations.push('noopener');
  const anchor = findAttribute(source, 'name')?.trim();
  return {
    ...(relations.length > 0 ? { rel: relations.join(' ') } : {}),
    ...(kept['id'] === undefined && anchor !== undefined ? { id: anchor } : {}),
  };
}

function keepWords(value: string, allowed: readonly string[]): string | undefined {
  const words = new Set(value.toLowerCase().split(/\s+/));
  const kept = allowed.filter((each) => words.has(each));
  return kept.length === 0 ? undefined : kept.join(' ');
}
