// What follows for moderators when a comment is held, by the rules, by reports or by one of them.
import { commentsIn, readOn } from '../changes/log-reader.actions.ts';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { listStaffWho } from '../users/staff.actions.ts';
import { deleteSettledNotices, insertNotices } from './notices.store.ts';

const reader = { name: 'held comments', types: ['comment.submitted', 'comment.held', 'comment.updated'] } as const;

/** Notes what moderators are to be told of, where the site mails them. */
export async function followHeld(newsroom: Newsroom, signal?: AbortSignal): Promise<void> {
  await readOn(newsroom, reader, {
    signal,
    async work(open, changes) {
      const { moderatorMail } = await getCommentSettings(open.db);
      const commentIds = commentsIn(changes);
      if (moderatorMail === 'off' || commentIds.length === 0) return;
      const staff = await listStaffWho({ ...newsroom, db: open.db }, 'comments:moderate');
      await insertNotices(open.db, { userIds: staff.map(({ id }) => id), commentIds, at: open.now });
    },
  });
}

/** Forgets what moderators need not be told any more. */
export async function forgetSettled({ db }: Newsroom): Promise<void> {
  await deleteSettledNotices(db);
}
