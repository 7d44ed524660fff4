// A comment is plain text. This is what a page makes of it: paragraphs, quotes and links, as data and never as HTML.
import { isWebAddress } from '../values/web-address.ts';

/** A stretch of a line: text, or a link whose `href` is an http or https address. */
export type CommentInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A paragraph, or what the reader quotes. A line without parts is empty. */
export interface CommentBlock {
  readonly kind: 'paragraph' | 'quote';
  readonly lines: readonly (readonly CommentInline[])[];
}

/**
 * What to show of a comment's plain text. Empty lines part paragraphs; lines that begin with `>` are a quote, of which
 * the first `>` is taken away. Addresses that begin with http:// or https:// become links, without the punctuation
 * behind them; an address with a user name or password in it stays text. Whoever renders a link should say
 * `rel="ugc nofollow noopener"`.
 */
export function toCommentBlocks(body: string): CommentBlock[] {
  const blocks: { kind: CommentBlock['kind']; lines: CommentInline[][] }[] = [];
  let open: CommentBlock['kind'] | undefined;
  for (const written of body.split('\n')) {
    const kind = written.startsWith('>') ? 'quote' : 'paragraph';
    const text = kind === 'quote' ? written.replace(/^> ?/, '') : written;
    if (kind === 'paragraph' && text.trim() === '') {
      open = undefined;
      continue;
    }
    if (open !== kind) blocks.push({ kind, lines: [] });
    blocks.at(-1)?.lines.push(toInlines(text));
    open = kind;
  }
  return blocks;
}

// Chinese and Japanese marks end an address too: no space stands before them.
const address = /\bhttps?:\/\/[^\s<>"\\「」『』（）《》〈〉【】、。，；：！？“”«»]+/gi;

function toInlines(line: string): CommentInline[] {
  const parts: CommentInline[] = [];
  let done = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    const text = withoutPunctuation(found);
    if (!isWebAddress(text)) continue;
    if (index > done) parts.push({ kind: 'text', text: line.slice(done, index) });
    parts.push({ kind: 'link', text, href: new URL(text).href });
    done = index + text.length;
  }
  if (done < line.length) parts.push({ kind: 'text', text: line.slice(done) });
  return parts;
}

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

// "(see https://example.org/a_(b))." ends with the address's own bracket, a writer's bracket and a full stop.
function withoutPunctuation(address: string): string {
  const surplus = new Map(
    Object.entries(brackets).map(([closing, opening]) => [closing, count(address, closing) - count(address, opening)]),
  );
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const unopened = surplus.get(last) ?? 0;
    if (unopened > 0) surplus.set(last, unopened - 1);
    else if (!/[.,;:!?'’…]/.test(last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
