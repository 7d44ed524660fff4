// Takes a comment away for good: because its reader or a moderator deletes it, or because its reader is forgotten.
import type { Write } from '../changes/changes.actions.ts';
import { Refusal } from '../refusal.ts';
import { indexComment } from '../search/indexing.actions.ts';
import { countShown } from './comment-status.actions.ts';
import { countOf, subjectsOf } from './comment-effects.ts';
import type { StoredComment } from './comment-rows.ts';
import * as store from './comments.store.ts';
import { newSeed } from './reader.ts';

/**
 * Removes a comment in the transaction that is open. Where something replies to it, its place stays, emptied of what it
 * said and of who said it; otherwise nothing of it does. Throws `not-found` where it, or its article, is gone.
 */
export async function removeComment(open: Write, comment: StoredComment): Promise<void> {
  const { db, now } = open;
  const { isSeen } = await countShown(open, comment, -countOf(comment));
  const hasReplies = await store.hasReplies(db, open.dialect, comment.id);
  if (hasReplies === undefined) throw new Refusal('not-found', 'There is no such comment.');
  if (hasReplies) {
    await store.emptyComment(db, {
      ...{ id: comment.id, deletedAt: now, avatarSeed: newSeed(), version: comment.version + 1 },
    });
  } else {
    await store.deleteComment(db, comment.id);
  }
  await indexComment(open, comment.id);
  const wasShown = comment.status === 'approved';
  open.record({ type: 'comment.deleted', subjects: subjectsOf(comment), isPublic: wasShown && isSeen });
}
