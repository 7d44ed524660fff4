// What moderators tell each other about a comment. Nobody else ever sees it.
import type { CommentNote, CommentNoteDraft } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { getStoredComment } from '../comments/moderation.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { listOfComment, type PageAskedOfComment } from './list-of-comment.ts';
import { deleteNote, insertNote, listNotes } from './notes.store.ts';

/** What moderators have noted about a comment, the oldest first. Throws `not-found` and `invalid-cursor`. */
export function listNotesOf(
  newsroom: Newsroom,
  asked: PageAskedOfComment,
): Promise<{ items: CommentNote[]; next: string | null }> {
  return listOfComment(newsroom, { name: 'notes', ...asked }, (page) => listNotes(newsroom.db, page));
}

/** Notes something about a comment. Throws `not-found`. */
export function addNote(
  newsroom: Newsroom,
  commentId: string,
  { draft: { text }, by }: { draft: CommentNoteDraft; by: string },
): Promise<CommentNote> {
  return write(newsroom, async ({ db, now }) => {
    await getStoredComment(db, commentId);
    const note = { id: newsroom.newId(), text, createdAt: now, createdBy: by };
    await insertNote(db, commentId, note);
    return note;
  });
}

/** Deletes a note. Throws `not-found`. */
export async function removeNote(newsroom: Newsroom, note: { id: string; commentId: string }): Promise<void> {
  const isRemoved = await write(newsroom, ({ db }) => deleteNote(db, note));
  if (!isRemoved) throw new Refusal('not-found', 'There is no such note about this comment.');
}
