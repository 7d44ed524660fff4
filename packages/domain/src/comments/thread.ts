// How comments become a discussion. Pure, and linear: apart from the sorting, which a list in order makes linear too,
// each comment is looked at a bounded number of times, however deep the replies go.
import type { PublicComment } from './comment.ts';

/** What of a comment its place in the discussion depends on. */
export type ThreadedComment = Pick<PublicComment, 'id' | 'parentId' | 'threadId' | 'name' | 'createdAt' | 'isRemoved'>;

/** What a comment replies to. */
export interface RepliedTo {
  readonly id: string;
  /** Empty where that was removed, null where it is not in the list. */
  readonly name: string | null;
}

/** A comment in its place in the discussion. */
export interface ThreadEntry<Comment extends ThreadedComment = PublicComment> {
  readonly comment: Comment;
  /** 1 for what begins a thread, 2 for its replies, … */
  readonly level: number;
  /** Whom it replies to. Where the level was limited, this is not the entry that it stands under. */
  readonly inReplyTo: RepliedTo | null;
  readonly replies: readonly ThreadEntry<Comment>[];
}

/**
 * The discussion that `comments` make, in any order given: those that begin a thread, each with its replies, by
 * `createdAt`, then by id. No entry is deeper than `depthLimit` levels: a reply to a comment on the last level stands
 * beside it. Where the list is a part of a discussion, a comment whose parent is not in it stands under what began its
 * thread, and begins one itself where that is not there either, as does the oldest of comments that reply to each other
 * in a ring. What was removed is left out, unless something that was not replies to it, or to a reply to it. Every other
 * id is in the result once. Throws a RangeError where `depthLimit` is not a whole number
 * of at least 1.
 */
export function buildThread<Comment extends ThreadedComment>(
  comments: readonly Comment[],
  { depthLimit }: { readonly depthLimit: number },
): ThreadEntry<Comment>[] {
  if (!Number.isInteger(depthLimit) || depthLimit < 1) throw new RangeError('A thread has at least one level.');
  const nodes = toNodes(comments);
  const roots: Entry<Comment>[] = [];
  for (const node of nodes) place(node, depthLimit);
  for (const node of nodes) if (!node.entry.comment.isRemoved) keep(node);
  // In their order, so that each list of replies comes out sorted.
  for (const { entry, under, isKept } of nodes) if (isKept) (under?.entry.replies ?? roots).push(entry);
  return roots;
}

interface Entry<Comment extends ThreadedComment> extends ThreadEntry<Comment> {
  level: number;
  inReplyTo: RepliedTo | null;
  readonly replies: Entry<Comment>[];
}

interface Node<Comment extends ThreadedComment> {
  readonly entry: Entry<Comment>;
  /** Its place among all comments. */
  readonly order: number;
  parent: Node<Comment> | undefined;
  /** The entry that it stands under. */
  under: Node<Comment> | undefined;
  state: 'new' | 'on-path' | 'placed';
  isKept: boolean;
}

function toNodes<Comment extends ThreadedComment>(comments: readonly Comment[]): Node<Comment>[] {
  const byId = new Map<string, Node<Comment>>();
  const sorted = [...comments].sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  for (const comment of sorted) {
    if (byId.has(comment.id)) continue;
    const entry = { comment, level: 0, inReplyTo: null, replies: [] };
    byId.set(comment.id, { entry, order: byId.size, parent: undefined, under: undefined, state: 'new', isKept: false });
  }
  for (const node of byId.values()) node.parent = findParent(node, byId);
  return [...byId.values()];
}

function findParent<Comment extends ThreadedComment>(
  { entry: { comment } }: Node<Comment>,
  byId: ReadonlyMap<string, Node<Comment>>,
): Node<Comment> | undefined {
  if (comment.parentId === null) return undefined;
  return byId.get(comment.parentId) ?? (comment.threadId === comment.id ? undefined : byId.get(comment.threadId));
}

/** Keeps `node` and all that it replies to. */
function keep<Comment extends ThreadedComment>(node: Node<Comment>): void {
  for (let at: Node<Comment> | undefined = node; at && !at.isKept; at = at.parent) at.isKept = true;
}

// By code units, which for canonical timestamps and ids is their order.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Gives `node` its level and what it stands under, after all that it replies to. A loop, since threads may be deep. */
function place<Comment extends ThreadedComment>(node: Node<Comment>, depthLimit: number): void {
  for (const each of pathToPlaced(node).reverse()) {
    const { parent } = each;
    if (parent) {
      const isTooDeep = parent.entry.level >= depthLimit;
      each.under = isTooDeep ? parent.under : parent;
      each.entry.inReplyTo = toRepliedTo(each.entry.comment, parent.entry.comment);
    }
    each.entry.level = (each.under?.entry.level ?? 0) + 1;
    each.state = 'placed';
  }
}

function toRepliedTo({ parentId }: ThreadedComment, { id, name }: ThreadedComment): RepliedTo {
  return parentId === null || parentId === id ? { id, name } : { id: parentId, name: null };
}

/** `node`, its parent, and so on up to one that is placed or begins a thread. A ring on the way is opened. */
function pathToPlaced<Comment extends ThreadedComment>(node: Node<Comment>): Node<Comment>[] {
  const path: Node<Comment>[] = [];
  for (let at: Node<Comment> | undefined = node; at && at.state !== 'placed'; at = at.parent) {
    if (at.state === 'on-path') {
      openRing(at);
      for (const each of path) each.state = 'new';
      return pathToPlaced(node);
    }
    at.state = 'on-path';
    path.push(at);
  }
  return path;
}

function openRing<Comment extends ThreadedComment>(member: Node<Comment>): void {
  let oldest = member;
  for (let at = member.parent; at && at !== member; at = at.parent) {
    if (at.order < oldest.order) oldest = at;
  }
  oldest.parent = undefined;
}
