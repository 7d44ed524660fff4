import { moderate } from '@broadsheet/domain';
import type { ChangeType, ModeratedComment, ModerationAction } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { assertCurrent, type Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { indexComment } from '../search/indexing.actions.ts';
import { countOf, subjectsOf } from './comment-effects.ts';
import type { StoredComment } from './comment-rows.ts';
import { openComment } from './commenter.ts';
import * as store from './comments.store.ts';

/** One comment, as a moderator sees it. Throws `not-found`. */
export async function getModeratedComment(newsroom: Newsroom, id: string): Promise<ModeratedComment> {
  return openComment(newsroom, await getComment(newsroom.db, id));
}

/** A moderator's decision: what is to happen, and on which version of the comment. */
export interface Moderation {
  readonly action: ModerationAction;
  readonly precondition: Precondition;
}

/** Carries out a moderator's decision. Throws `not-found`, `stale-version` and `transition-not-allowed`. */
export function moderateComment(
  newsroom: Newsroom,
  id: string,
  { action, precondition }: Moderation,
): Promise<ModeratedComment> {
  return write(newsroom, async (open) => {
    const { db, now } = open;
    const current = await getComment(db, id);
    assertCurrent(precondition, current.version);
    const status = moderate(current.status, action);
    const decided = { ...current, status, decidedAt: now, version: current.version + 1 };
    // The article first: whoever deletes an article locks it before its comments, too.
    const articleStatus = await store.addToCommentCount(db, current.articleId, countOf(decided) - countOf(current));
    if (articleStatus === undefined) throw notFound();
    if (!(await store.updateStatus(db, decided))) throw staleVersion();
    await indexComment(open, id);
    const isSeen = current.status === 'approved' || status === 'approved';
    open.record({
      type: changeTypes[action],
      subjects: subjectsOf(current),
      isPublic: isSeen && articleStatus === 'published',
    });
    return openComment(newsroom, decided);
  });
}

const changeTypes: Record<ModerationAction, ChangeType> = {
  approve: 'comment.approved',
  reject: 'comment.rejected',
  spam: 'comment.spam',
};

async function getComment(db: Newsroom['db'], id: string): Promise<StoredComment> {
  const comment = await store.findComment(db, id);
  if (!comment) throw notFound();
  return comment;
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There is no such comment.');
}

function staleVersion(): Refusal {
  return new Refusal('stale-version', 'Somebody else has decided on it at the same moment. Read it again.');
}
