// What a comment says, drawn the same in a page, in the preview of the form, and where it waits. Without a template: the
// browser pays for what templates need.
import { toCommentBlocks, type CommentBlock, type CommentInline } from '@broadsheet/domain';
import { h, type VNode } from 'vue';

/** A comment's plain text as paragraphs, quotes and links. */
export function CommentText({ body }: { readonly body: string }): VNode {
  return h('div', { class: 'comment-text' }, toCommentBlocks(body).map(toBlock));
}

CommentText.props = ['body'];

function toBlock({ kind, lines }: CommentBlock): VNode {
  const inlines = lines.flatMap((line, row) => [...(row > 0 ? [h('br')] : []), ...line.map(toInline)]);
  return h(kind === 'quote' ? 'blockquote' : 'p', { dir: 'auto' }, inlines);
}

function toInline(part: CommentInline): VNode | string {
  return part.kind === 'link' ? h('a', { href: part.href, rel: 'ugc nofollow noopener' }, part.text) : part.text;
}
