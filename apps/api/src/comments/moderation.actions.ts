import { moderate } from '@broadsheet/domain';
import type { ModeratedComment, ModerationAction } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import type { StoredComment } from './comment-rows.ts';
import { changeStatus } from './comment-status.actions.ts';
import { openComment } from './commenter.ts';
import * as store from './comments.store.ts';

/** One comment, as a moderator sees it. Throws `not-found`. */
export async function getModeratedComment(newsroom: Newsroom, id: string): Promise<ModeratedComment> {
  return openComment(newsroom, await getStoredComment(newsroom.db, id));
}

/** A moderator's decision: what is to happen, on which version of the comment, and who says so. */
export interface Moderation {
  readonly action: ModerationAction;
  readonly precondition: Precondition;
  /** `user:ID`, `key:ID`, `admin`. */
  readonly by: string;
  readonly reason?: string;
}

/** Carries out a moderator's decision. Throws `not-found`, `stale-version` and `transition-not-allowed`. */
export function moderateComment(
  newsroom: Newsroom,
  id: string,
  { action, precondition, by, reason = '' }: Moderation,
): Promise<ModeratedComment> {
  return write(newsroom, async (open) => {
    const current = await getStoredComment(open.db, id);
    assertCurrent(precondition, current.version);
    if (current.isRemoved) throw new Refusal('transition-not-allowed', 'The comment was deleted.');
    const status = moderate(current.status, action);
    return openComment(newsroom, await changeStatus(newsroom, open, current, { status, by, reason }));
  });
}

/** One comment as it is stored. Throws `not-found`. */
export async function getStoredComment(db: Newsroom['db'], id: string): Promise<StoredComment> {
  const comment = await store.findComment(db, id);
  if (!comment) throw new Refusal('not-found', 'There is no such comment.');
  return comment;
}
