// How a comment came to its state, and the way back.
import type { CommentDecision, ModeratedComment } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { changeStatus } from '../comments/comment-status.actions.ts';
import { getForDecision, openForModerators } from '../comments/moderation.actions.ts';
import type { Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findLastDecision, listDecisions } from './history.store.ts';
import { listOfComment, type PageAskedOfComment } from './list-of-comment.ts';

/** Every change of the state of a comment, the newest first. Throws `not-found` and `invalid-cursor`. */
export function listHistory(
  newsroom: Newsroom,
  asked: PageAskedOfComment,
): Promise<{ items: CommentDecision[]; next: string | null }> {
  return listOfComment(newsroom, { name: 'decisions', ...asked }, (page) => listDecisions(newsroom.db, page));
}

/**
 * Brings a comment back into the state before the last decision, which is a decision by `by`. Throws `not-found`,
 * `stale-version`, and `transition-not-allowed` where nothing has been decided yet.
 */
export function undoDecision(
  newsroom: Newsroom,
  id: string,
  { precondition, by }: { precondition: Precondition; by: string },
): Promise<ModeratedComment> {
  return write(newsroom, async (open) => {
    const current = await getForDecision(open, id, precondition);
    const last = await findLastDecision(open.db, id);
    if (!last || last.from === current.status) {
      throw new Refusal('transition-not-allowed', 'There is no decision that could be undone.');
    }
    const reason = `Undoes the decision of ${last.at}.`;
    return openForModerators(newsroom, await changeStatus(newsroom, open, current, { status: last.from, by, reason }));
  });
}
