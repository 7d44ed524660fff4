// Comments of an item, so that each stands after the one it replies to.
import { isIP } from 'node:net';
import { Email, WebAddress } from '@broadsheet/domain';
import type { CommentKind, CommentStatus } from '@broadsheet/domain';
import { toCommentText } from './comment-text.ts';
import { cutLine, toPlainLine } from './html-text.ts';
import type { ImportedComment } from './imported.ts';
import { toMoment } from './wxr-date.ts';
import type { WxrComment } from './wxr.ts';

export interface MappedComments {
  readonly comments: ImportedComment[];
  /** Sentences on what was left out. */
  readonly notes: string[];
}

const maxNameLength = 80;

// What plugins keep among the comments (the notes of a shop on its orders, say) was never meant for readers.
const kinds: Readonly<Record<string, CommentKind>> = {
  '': 'comment',
  comment: 'comment',
  review: 'comment',
  pingback: 'pingback',
  trackback: 'trackback',
  webmention: 'pingback',
};
const statuses: Readonly<Record<string, CommentStatus>> = {
  '1': 'approved',
  approve: 'approved',
  '0': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'rejected',
  'post-trashed': 'rejected',
};

export function mapComments(comments: readonly WxrComment[]): MappedComments {
  const notes: string[] = [];
  const known = new Map<number, ImportedComment>();
  for (const comment of comments) {
    const kind = Object.hasOwn(kinds, comment.type) ? kinds[comment.type] : undefined;
    if (comment.id === undefined) notes.push('A comment without a number was left out.');
    else if (kind === undefined) {
      notes.push(`A comment of the kind “${comment.type}” was left out: it was not written for readers.`);
    } else if (!known.has(comment.id)) known.set(comment.id, toImportedComment(comment, comment.id, kind));
  }
  return { comments: inThreadOrder([...known.values()]), notes };
}

function toImportedComment(comment: WxrComment, originalId: number, kind: CommentKind): ImportedComment {
  const name = cutLine(toPlainLine(comment.author), maxNameLength);
  return {
    originalId,
    originalParentId: comment.parentId,
    kind,
    status: Object.hasOwn(statuses, comment.approved) ? (statuses[comment.approved] ?? 'pending') : 'pending',
    name: name === '' || tellsAddress(name, comment.email) ? 'Anonymous' : name,
    email: Email.safeParse(comment.email).data ?? null,
    website: toWebsite(comment.url),
    ipAddress: isIP(comment.ip) === 0 ? null : comment.ip,
    body: toCommentText(comment.content),
    createdAt: toMoment({ gmt: comment.dateGmt, local: comment.date }),
  };
}

// Some wrote their address into the field for the name, which is published.
function tellsAddress(name: string, email: string): boolean {
  const own = email.trim().toLowerCase();
  return Email.safeParse(name).success || (own !== '' && name.toLowerCase().includes(own));
}

function toWebsite(url: string): string | null {
  const isBare = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(url);
  return WebAddress.safeParse(isBare ? `http://${url}` : url).data ?? null;
}

// A parent that is missing, or that replies to its own reply, is no parent.
function inThreadOrder(comments: readonly ImportedComment[]): ImportedComment[] {
  const waiting = new Map(comments.map((comment) => [comment.originalId, comment]));
  const placed = new Set<number>();
  const ordered: ImportedComment[] = [];
  for (const comment of comments) {
    const line: ImportedComment[] = [];
    for (let next: ImportedComment | undefined = comment; next !== undefined && waiting.delete(next.originalId);) {
      line.push(next);
      next = waiting.get(next.originalParentId ?? 0);
    }
    for (const each of line.toReversed()) {
      const { originalParentId } = each;
      const hasParent = originalParentId !== undefined && placed.has(originalParentId);
      placed.add(each.originalId);
      ordered.push({ ...each, originalParentId: hasParent ? originalParentId : undefined });
    }
  }
  return ordered;
}
