// Shortcodes degrade to readable text. Ordinary prose in brackets is never touched.
import type { AttachmentLookup } from './imported.ts';
import { fateOf } from './shortcode-names.ts';
import { shortcodeRenderers } from './shortcode-renderers.ts';
import { listShortcodeTags, pairTags, parseArguments } from './shortcode-syntax.ts';
import type { ShortcodeTag } from './shortcode-syntax.ts';

export interface ShortcodeContext {
  readonly attachments: AttachmentLookup;
  readonly postId: number;
  /** Takes a sentence about each shortcode that could not be shown. */
  readonly note: (sentence: string) => void;
}

// Builders nest a dozen; what lies deeper is kept as it is.
const maxDepth = 30;

/** `html` with its shortcodes rendered. */
export function renderShortcodes(html: string, context: ShortcodeContext): string {
  const tags = listShortcodeTags(html);
  return tags.length === 0
    ? html
    : new ShortcodeRendering(html, tags, context).render({ from: 0, to: html.length, first: 0, depth: 0 });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The first tag that lies in it. */
  readonly first: number;
  readonly depth: number;
}

class ShortcodeRendering {
  readonly #html: string;
  readonly #tags: readonly ShortcodeTag[];
  readonly #pairs: Map<number, number>;
  readonly #context: ShortcodeContext;

  constructor(html: string, tags: readonly ShortcodeTag[], context: ShortcodeContext) {
    this.#html = html;
    this.#tags = tags;
    this.#pairs = pairTags(tags);
    this.#context = context;
  }

  render({ from, to, first, depth }: Stretch): string {
    if (depth > maxDepth) return this.#html.slice(from, to);
    const output: string[] = [];
    let at = from;
    for (let index = first; index < this.#tags.length; index += 1) {
      const tag = this.#tags[index];
      if (tag === undefined || tag.end > to) break;
      const rendered = this.#renderTag(tag, index, depth);
      if (rendered === undefined) continue;
      output.push(this.#html.slice(at, rendered.start), rendered.html);
      at = rendered.end;
      index = rendered.last;
    }
    return output.join('') + this.#html.slice(at, to);
  }

  /** Undefined where the tag stays what it is: prose. */
  #renderTag(
    tag: ShortcodeTag,
    index: number,
    depth: number,
  ): { start: number; end: number; last: number; html: string } | undefined {
    const closing = this.#pairs.get(index);
    const close = closing === undefined ? undefined : this.#tags[closing];
    const fate = fateOf(tag, { isPaired: close !== undefined, isKnown: shortcodeRenderers.has(tag.name) });
    if (fate === 'prose') return undefined;
    const alone = { start: tag.start, end: tag.end, last: index };
    if (tag.isEscaped) return { ...alone, html: this.#html.slice(tag.start + 1, tag.end - 1) };
    if (tag.isEnd) return { ...alone, html: '' };
    if (closing === undefined || close === undefined) return { ...alone, html: this.#show(tag, fate, undefined) };
    if (this.#html[tag.start - 1] === '[' && this.#html[close.end] === ']') {
      return { start: tag.start - 1, end: close.end + 1, last: closing, html: this.#html.slice(tag.start, close.end) };
    }
    const content = { from: tag.end, to: close.start, first: index + 1, depth: depth + 1 };
    return { start: tag.start, end: close.end, last: closing, html: this.#show(tag, fate, content) };
  }

  #show(tag: ShortcodeTag, fate: 'render' | 'unwrap' | 'drop', stretch: Stretch | undefined): string {
    const html = fate === 'drop' ? undefined : this.#content(tag, fate, stretch);
    if (html !== undefined) return html;
    this.#context.note(`The shortcode [${tag.name}] was left out: what it showed is not in the file.`);
    return '';
  }

  #content(tag: ShortcodeTag, fate: 'render' | 'unwrap', stretch: Stretch | undefined): string | undefined {
    const content = stretch === undefined ? undefined : this.render(stretch);
    const { named, positional } = parseArguments(tag.argumentText);
    if (fate === 'unwrap') return `${titleOf(tag.name, named)}${content ?? ''}`;
    const rawContent = stretch === undefined ? undefined : this.#html.slice(stretch.from, stretch.to);
    const { attachments, postId } = this.#context;
    return shortcodeRenderers.get(tag.name)?.({
      name: tag.name,
      named,
      positional,
      content,
      rawContent,
      attachments,
      postId,
    });
  }
}

// What stood on a tab or over a box is a headline of what is in it.
function titleOf(name: string, named: Readonly<Record<string, string>>): string {
  const title = named['title'] ?? named['heading'];
  const isBox = /tab|toggle|accordion|spoiler|expand|collapse|box|section|blurb|cta/.test(name);
  return isBox && title !== undefined && title !== ''
    ? `\n\n<p><strong>${title.replaceAll('<', '&lt;')}</strong></p>\n\n`
    : '';
}
