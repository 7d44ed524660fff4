import { moderate } from '@broadsheet/domain';
import type { ModeratedComment, ModerationAction } from '@broadsheet/domain';
import { write, type Write } from '../changes/changes.actions.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { listStoredByIds } from './lists/comment-lists.store.ts';
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
    const current = await getForDecision(open, id, precondition);
    const status = moderate(current.status, action);
    return openComment(newsroom, await changeStatus(newsroom, open, current, { status, by, reason }));
  });
}

/**
 * One comment as it is stored, for something that a moderator does with it. Throws `not-found`, `stale-version`, and
 * `transition-not-allowed` where nothing is left of it but its place.
 */
export async function getForDecision(
  { db }: Pick<Write, 'db'>,
  id: string,
  precondition: Precondition,
): Promise<StoredComment> {
  const current = await getStoredComment(db, id);
  assertCurrent(precondition, current.version);
  if (current.isRemoved) throw new Refusal('transition-not-allowed', 'The comment was deleted.');
  return current;
}

/** The comments with these ids, as a moderator sees them, the oldest first. */
export async function listModeratedByIds(newsroom: Newsroom, ids: readonly string[]): Promise<ModeratedComment[]> {
  const stored = await listStoredByIds(newsroom.db, ids);
  return stored.map((comment) => openComment(newsroom, comment));
}

/** A stored comment as a moderator sees it. */
export function openForModerators(newsroom: Newsroom, comment: StoredComment): ModeratedComment {
  return openComment(newsroom, comment);
}

/** One comment as it is stored. Throws `not-found`. */
export async function getStoredComment(db: Newsroom['db'], id: string): Promise<StoredComment> {
  const comment = await store.findComment(db, id);
  if (!comment) throw new Refusal('not-found', 'There is no such comment.');
  return comment;
}
