// Markup cut into tags and what is between them, as WordPress's own filters see it: no tree, nothing repaired.

export interface HtmlToken {
  /** `verbatim` is an element whose inside is not to be touched, with its tags and its content. */
  readonly kind: 'text' | 'comment' | 'open' | 'close' | 'verbatim';
  /** The element's name in lower case; empty for text and comments. */
  readonly name: string;
  /** The markup itself. The sources of all tokens together are the text that was cut. */
  readonly source: string;
}

const verbatimNames = new Set(['pre', 'script', 'style', 'textarea', 'svg', 'math']);

/** Cuts `html` into tokens, in linear time. */
export function tokenise(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  let textFrom = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const token = next === -1 ? undefined : tokenAt(html, next);
    if (next === -1) break;
    if (token === undefined) {
      at = next + 1;
      continue;
    }
    if (next > textFrom) tokens.push({ kind: 'text', name: '', source: html.slice(textFrom, next) });
    tokens.push(token);
    at = next + token.source.length;
    textFrom = at;
  }
  if (textFrom < html.length) tokens.push({ kind: 'text', name: '', source: html.slice(textFrom) });
  return tokens;
}

/** The value of an attribute in the source of a tag, entities and all. */
export function attributeIn(source: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(source);
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
}

/** Where the tag or comment that begins at `from` ends, or undefined where none begins there. */
export function endOfTag(html: string, from: number): number | undefined {
  if (html.startsWith('<!--', from)) return endAfter(html, '-->', from + 4);
  if (!/^<\/?[a-z]/i.test(html.slice(from, from + 3))) return undefined;
  for (let at = from + 1; at < html.length; at += 1) {
    const character = html[at];
    if (character === '>') return at + 1;
    // A quote that is never closed is no quote.
    if ((character === '"' || character === "'") && html[at - 1] === '=') {
      at = Math.max(at, html.indexOf(character, at + 1));
    }
    if (character === '<') return undefined;
  }
  return undefined;
}

function tokenAt(html: string, from: number): HtmlToken | undefined {
  const end = endOfTag(html, from);
  if (end === undefined) return undefined;
  const source = html.slice(from, end);
  if (source.startsWith('<!')) return { kind: 'comment', name: '', source };
  const name = /^<\/?([a-z][^\s/>]*)/i.exec(source)?.[1]?.toLowerCase() ?? '';
  if (source.startsWith('</')) return { kind: 'close', name, source };
  if (!verbatimNames.has(name)) return { kind: 'open', name, source };
  return { kind: 'verbatim', name, source: html.slice(from, endOfElement(html, name, end)) };
}

function endOfElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) === null ? html.length : closing.lastIndex;
}

function endAfter(html: string, what: string, from: number): number {
  const found = html.indexOf(what, from);
  return found === -1 ? html.length : found + what.length;
}
