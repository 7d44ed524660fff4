import type { Write } from '../changes/changes.actions.ts';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { insertRequest } from './requests.store.ts';

/**
 * Notes that whoever sent this comment wants to know of replies to it. The same is done for every address, whoever
 * knows it already; nothing is mailed before readers see the comment.
 */
export async function askForReplies({ db, now }: Write, commentId: string): Promise<void> {
  const { offersNotifications } = await getCommentSettings(db);
  if (offersNotifications) await insertRequest(db, commentId, now);
}
