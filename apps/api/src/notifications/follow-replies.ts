// What follows for subscribers when readers come to see a comment, at once or by a moderator later: whoever asked with
// it is mailed a link to confirm, and whoever it replies to is to be told.
import type { Write } from '../changes/changes.actions.ts';
import { commentsIn, readOn } from '../changes/log-reader.actions.ts';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { queueAskedMail, type MailContent } from '../mail/mail.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { insertNotices } from './notices.store.ts';
import { openAddress } from './open-address.ts';
import { deleteRequest, deleteRequestsBefore, listShown, type ShownComment } from './requests.store.ts';
import { confirmableSeconds, toConfirmUrl } from './subscription-links.ts';
import * as store from './subscriptions.store.ts';

const reader = { name: 'replies', types: ['comment.approved'] } as const;
const day = 24 * 60 * 60 * 1000;

/** Notes what subscribers are to be told of, and asks whoever is to become one. */
export async function followReplies(newsroom: Newsroom, signal?: AbortSignal): Promise<void> {
  await readOn(newsroom, reader, {
    signal,
    async work(open, changes) {
      const { offersNotifications } = await getCommentSettings(open.db);
      if (!offersNotifications) return;
      for (const comment of await listShown(open.db, commentsIn(changes))) {
        if (comment.isRequest) await answerRequest(newsroom, open, comment);
        const { articleId, repliesTo, id: commentId } = comment;
        if (repliesTo !== null) await insertNotices(open.db, { articleId, repliesTo, commentId });
      }
    },
  });
}

/** Forgets whoever asked and has not confirmed, and requests with comments that nobody has approved. */
export async function forgetUnconfirmed({ db, now }: Newsroom): Promise<void> {
  const before = (ms: number) => new Date(Date.parse(now()) - ms).toISOString();
  await store.deleteUnconfirmedBefore(db, before(confirmableSeconds * 1000));
  await deleteRequestsBefore(db, before(30 * day));
}

async function answerRequest(newsroom: Newsroom, open: Write, comment: ShownComment): Promise<void> {
  const { db, now } = open;
  await deleteRequest(db, comment.id);
  const { articleId, emailHash, emailSealed, ipHash } = comment;
  const to = emailSealed === null ? undefined : openAddress(newsroom, { id: comment.id, emailSealed });
  // Its reader is forgotten.
  if (emailHash === null || emailSealed === null || to === undefined) return;
  const known = await store.findSubscriptionOf(db, { articleId, emailHash });
  if (known && (known.confirmedAt !== null || Date.parse(known.askedAt) > Date.parse(now) - day)) return;
  const id = known?.id ?? newsroom.newId();
  const isSent = await queueAskedMail(newsroom, open, {
    to,
    senderHash: ipHash,
    kind: 'confirmation of a subscription',
    content: toConfirmation(newsroom, id, comment.articleTitle),
  });
  if (!isSent) return;
  if (known) await store.updateAskedAt(db, { id, askedAt: now });
  else await store.insertSubscription(db, { id, articleId, emailHash, emailSealed, askedAt: now });
}

// Nothing of what the comment says is in it: whoever typed somebody else's address could tell them anything.
function toConfirmation(newsroom: Newsroom, id: string, title: string): MailContent {
  const { name } = newsroom.newspaper;
  return {
    subject: `Do you want to know of replies? “${title}”`,
    parts: [
      `A comment on “${title}” in ${name} was sent with this address, and whoever sent it wants to be mailed when ` +
        'somebody replies.',
      'If that was you, open this page, and press the button there:',
      { link: toConfirmUrl(newsroom, id), label: 'Be mailed of replies' },
      'If it was not you, do nothing. You will not be mailed again about this discussion.',
      'The link is good for seven days.',
    ],
  };
}
