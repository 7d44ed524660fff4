// Comments that the editors point out to readers.
import type { ModeratedComment } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { countShown, subjectsOfComment } from '../comments/comment-status.actions.ts';
import { getForDecision, openForModerators } from '../comments/moderation.actions.ts';
import type { Precondition } from '../http/etag.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { updatePick } from './picks.store.ts';

/**
 * Points a comment out, or no longer. Throws `not-found`, `stale-version`, and `transition-not-allowed` where that is so
 * already, or where readers do not see the comment.
 */
export function setPick(
  newsroom: Newsroom,
  id: string,
  { isPick, precondition }: { isPick: boolean; precondition: Precondition },
): Promise<ModeratedComment> {
  return write(newsroom, async (open) => {
    const current = await getForDecision(open, id, precondition);
    if (current.isEditorsPick === isPick) {
      throw new Refusal('transition-not-allowed', `The comment is ${isPick ? 'a pick already' : 'no pick'}.`);
    }
    if (isPick && current.status !== 'approved') {
      throw new Refusal('transition-not-allowed', 'Only what readers see can be picked: approve the comment first.');
    }
    const { isSeen } = await countShown(open, current, 0);
    const changed = { ...current, isEditorsPick: isPick, version: current.version + 1 };
    const isStored = await updatePick(open.db, { id, isPick, updatedAt: open.now, version: changed.version });
    if (!isStored) {
      throw new Refusal('stale-version', 'Somebody else has changed it at the same moment. Read it again.');
    }
    const isPublic = isSeen && current.status === 'approved';
    open.record({ type: 'comment.updated', subjects: subjectsOfComment(current), isPublic });
    return openForModerators(newsroom, changed);
  });
}
