// Finds what may be a shortcode: [name], [name key="value"], [name]content[/name], and the escaped [[name]].
import { decodeEntities } from './html-text.ts';
import { endOfTag } from './html-tokens.ts';

export interface ShortcodeTag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly isEnd: boolean;
  readonly isSelfClosed: boolean;
  /** Whether it stands in brackets of its own, which asks for it to be shown. */
  readonly isEscaped: boolean;
  readonly argumentText: string;
}

export interface ShortcodeArguments {
  readonly named: Readonly<Record<string, string>>;
  readonly positional: readonly string[];
}

const maxTagLength = 5000;

/** Everything in `html` that has the form of a shortcode's tag, in its order. Prose in brackets is among it. */
export function listShortcodeTags(html: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = [];
  const next = /[<[]/g;
  for (let match = next.exec(html); match !== null; match = next.exec(html)) {
    const at = match.index;
    const tag = match[0] === '[' ? tagAt(html, at) : undefined;
    if (tag !== undefined) tags.push(tag);
    next.lastIndex = tag?.end ?? (match[0] === '<' ? endOfTag(html, at) : undefined) ?? at + 1;
  }
  return tags;
}

/** For each opening tag that is closed, the index of the tag that closes it. */
export function pairTags(tags: readonly ShortcodeTag[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  const openByName = new Map<string, number>();
  const countOpen = (name: string, change: number): void => {
    openByName.set(name, (openByName.get(name) ?? 0) + change);
  };
  tags.forEach((tag, index) => {
    if (!tag.isEnd) {
      if (tag.isSelfClosed || tag.isEscaped) return;
      open.push(index);
      countOpen(tag.name, 1);
      return;
    }
    while ((openByName.get(tag.name) ?? 0) > 0) {
      const last = open.pop();
      const name = last === undefined ? undefined : tags[last]?.name;
      if (last === undefined || name === undefined) return;
      countOpen(name, -1);
      if (name !== tag.name) continue;
      pairs.set(last, index);
      return;
    }
  });
  return pairs;
}

/** What a tag says beside its name, with entities decoded. Editors turn quotes into curly ones: both are read. */
export function parseArguments(text: string): ShortcodeArguments {
  const named: Record<string, string> = {};
  const positional: string[] = [];
  const plain = text.replace(/\/\s*$/, '').replace(/[\u201C-\u201F\u2033]|&(?:quot|#822[0-3]|#8243|[lr]dquo);/g, '"');
  for (const [, name, double, single, bare, quoted, word] of plain.matchAll(argument)) {
    const value = decodeEntities(double ?? single ?? bare ?? quoted ?? word ?? '').trim();
    if (name !== undefined) named[name.toLowerCase()] ??= value;
    else if (value !== '') positional.push(value.replace(/^=/, ''));
  }
  return { named, positional };
}

/** Whether the arguments have the form that prose never has: `key="value"`. */
export function hasQuotedArgument(text: string): boolean {
  return /^\s+(?:[\w-]+\s*=\s*(?:"[^"]*"|'[^']*')|[\w-]+=\S+)(?:\s|\/|$)/.test(text);
}

const argument = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g;

function tagAt(html: string, start: number): ShortcodeTag | undefined {
  const isEscaped = html[start + 1] === '[';
  const begin = isEscaped ? start + 1 : start;
  const head = /^\[(\/?)([A-Za-z][\w-]{0,60})(?=[\s\]=/])/.exec(html.slice(begin, begin + 64));
  if (head === null) return undefined;
  const [whole, slash = '', name = ''] = head;
  const close = closingBracket(html, begin + whole.length);
  if (close === undefined) return undefined;
  if (isEscaped && html[close + 1] !== ']') return undefined;
  const argumentText = html.slice(begin + whole.length, close);
  const end = close + (isEscaped ? 2 : 1);
  return { start, end, name, isEnd: slash !== '', isSelfClosed: argumentText.endsWith('/'), isEscaped, argumentText };
}

function closingBracket(html: string, from: number): number | undefined {
  for (let at = from; at < Math.min(html.length, from + maxTagLength); at += 1) {
    const character = html[at];
    if (character === ']') return at;
    if (character === '[' || character === '<' || character === '>') return undefined;
    const quote = character === '=' ? /^=\s{0,3}(["'])/.exec(html.slice(at, at + 5)) : null;
    if (quote === null) continue;
    const [whole, mark = ''] = quote;
    const end = html.slice(at + whole.length, from + maxTagLength).indexOf(mark);
    if (end !== -1) at += whole.length + end;
  }
  return undefined;
}
