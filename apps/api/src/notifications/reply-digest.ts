// Tells subscribers of replies: one mail a discussion an hour at most, with all that has come in meanwhile. It is written
// when it is sent, so that nothing is in it that readers no longer see.
import { commentPath } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { queueLateMail, type ComposedMail, type MailKind, type MailPart } from '../mail/mail.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import * as notices from './notices.store.ts';
import { openAddress } from './open-address.ts';
import { toUnsubscribeUrl } from './subscription-links.ts';
import { deleteSubscription, findSubscription, type SubscribedDiscussion } from './subscriptions.store.ts';

/** Under which digests are queued. */
export const digestKind = 'digest of replies';

const hour = 60 * 60 * 1000;
const atOnce = 100;
const mostInOneMail = 30;
const longestQuote = 600;

/** Queues the digests whose time has come. Several processes may do this at once. */
export async function queueDigests(newsroom: Newsroom, signal?: AbortSignal): Promise<void> {
  const time = new Date(Date.parse(newsroom.now()) - hour).toISOString();
  const due = await notices.listDueDigests(newsroom.db, { time, limit: atOnce });
  for (const { id, emailSealed } of due) {
    if (signal?.aborted === true) return;
    const to = openAddress(newsroom, { id, emailSealed });
    await write(newsroom, async (open) => {
      if (to === undefined) {
        await deleteSubscription(open.db, id);
        return;
      }
      await queueLateMail(newsroom, open, { to, kind: digestKind, about: [id] });
      // Also where one waits already: it takes all with it, and does not stand in the way of others here.
      await notices.updateLastDigest(open.db, id, open.now);
    });
  }
}

/** Writes a digest when it is sent. */
export const replyDigest: MailKind = {
  async compose(newsroom, [id = '']) {
    const { offersNotifications } = await getCommentSettings(newsroom.db);
    const subscription = offersNotifications ? await findSubscription(newsroom.db, id) : undefined;
    return subscription && composeDigest(newsroom, subscription);
  },
  async givenUp({ db, now }, [id = ''], because) {
    // There is no such mailbox: nothing is sent there any more. Otherwise it may have been our own fault.
    if (because === 'refused') await deleteSubscription(db, id);
    else await notices.markAllTold(db, id, now);
  },
};

async function composeDigest(
  newsroom: Newsroom,
  subscription: SubscribedDiscussion,
): Promise<ComposedMail | undefined> {
  const { id, article } = subscription;
  const untold = await notices.listUntold(newsroom.db, id);
  if (untold.length === 0) return undefined;
  const commentIds = untold.map(({ commentId }) => commentId);
  const count = untold.length === 1 ? 'A reply' : `${untold.length} replies`;
  const { name, url } = newsroom.newspaper;
  const rest = untold.length - mostInOneMail;
  return {
    content: {
      subject: `${count} to you: “${article.title}”`,
      parts: [
        `${count} to what you wrote about “${article.title}” in ${name}:`,
        ...untold.slice(0, mostInOneMail).flatMap(({ commentId, name: by, body }): MailPart[] => [
          { by, quote: shorten(body) },
          { link: `${url}${commentPath(commentId)}`, label: 'Read it there, and answer' },
        ]),
        ...(rest > 0 ? [`And ${rest} more.`] : []),
        { link: toUnsubscribeUrl(newsroom, id), label: 'No more mails about this discussion' },
      ],
      unsubscribeUrl: toUnsubscribeUrl(newsroom, id),
    },
    async sent(open) {
      await notices.markTold(open.db, { subscriptionId: id, commentIds, at: open.now });
      await notices.updateLastDigest(open.db, id, open.now);
    },
  };
}

function shorten(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote).toWellFormed().trimEnd()} …`;
}
