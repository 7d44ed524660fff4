// What the author of a comment may still do with it. Pure: the clock and the settings come in as parameters.
import { z } from 'zod';
import { maxCommentLength } from './comment.ts';
import type { CommentStatus } from '../moderation/moderation-outcome.ts';
import { paragraphs } from '../text/plain-text.ts';

/** What an author changes of their comment: its text, and nothing of who they are. */
export const CommentEdit = /* @__PURE__ */ z
  .strictObject({ body: paragraphs(maxCommentLength).min(1, 'Write something first.') })
  .meta({
    id: 'CommentEdit',
    description: 'What the author of a comment wants it to say.',
    examples: [{ body: 'That was my crew. It was lentil, with a leek in it.' }],
  });
export type CommentEdit = z.infer<typeof CommentEdit>;

/** What the time for changes depends on. */
export interface EditingTime {
  /** When the comment was sent, RFC 3339. */
  readonly createdAt: string;
  /** How long it may be changed, in minutes. */
  readonly editMinutes: number;
}

/** Until when its author may change a comment, RFC 3339 in UTC. At that moment it is too late. */
export function editableUntil({ createdAt, editMinutes }: EditingTime): string {
  return new Date(Date.parse(createdAt) + editMinutes * 60_000).toISOString();
}

/**
 * The state of a comment after its author has changed it, where the rules would give what it says now the state
 * `judged`. A change never brings a comment nearer to readers than it was: what was held or refused stays so.
 */
export function statusAfterEdit(current: CommentStatus, judged: CommentStatus): CommentStatus {
  return distance[judged] > distance[current] ? judged : current;
}

const distance: Readonly<Record<CommentStatus, number>> = { approved: 0, pending: 1, rejected: 2, spam: 3 };
