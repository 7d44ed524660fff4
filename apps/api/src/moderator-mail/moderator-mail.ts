// Mails held comments to moderators: each at once, though never more than a mail a minute, or all of an hour together.
// A mail is written when it is sent: what somebody has decided on meanwhile is not in it.
import type { CommentSettings } from '@broadsheet/domain';
import { write } from '../changes/changes.actions.ts';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import { queueLateMail, type ComposedMail, type MailKind, type MailPart } from '../mail/mail.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { isStaffWho, listStaffWho } from '../users/staff.actions.ts';
import { signDecision, toDecisionUrl } from './decision-links.ts';
import * as notices from './notices.store.ts';

/** Under which mails to moderators are queued. */
export const moderatorMailKind = 'held comments';

const pauses: Readonly<Record<CommentSettings['moderatorMail'], number>> = {
  off: Infinity,
  each: 60_000,
  digest: 3_600_000,
};
const mostInOneMail = 20;
// After an import or a flood, a mail says how many there are, and no row of mails follows.
const mostToldOf = 1000;
const longestQuote = 3000;

/** Queues the mails whose time has come. Several processes may do this at once. */
export async function queueModeratorMails(newsroom: Newsroom, signal?: AbortSignal): Promise<void> {
  const { moderatorMail } = await getCommentSettings(newsroom.db);
  if (moderatorMail === 'off') return;
  const time = new Date(Date.parse(newsroom.now()) - pauses[moderatorMail]).toISOString();
  const due = await notices.listDueUsers(newsroom.db, time);
  if (due.length === 0) return;
  const staff = await listStaffWho(newsroom, 'comments:moderate');
  for (const userId of due) {
    if (signal?.aborted === true) return;
    const to = staff.find(({ id }) => id === userId)?.email;
    await write(newsroom, async (open) => {
      // Whoever is no moderator any more is told nothing.
      if (to === undefined) {
        await notices.deleteNoticesOf(open.db, userId);
        return;
      }
      await queueLateMail(newsroom, open, { to, kind: moderatorMailKind, about: [userId] });
      await notices.storeTurn(open.db, userId, open.now);
    });
  }
}

/** Writes a mail to a moderator when it is sent. */
export const moderatorMail: MailKind = {
  async compose(newsroom, [userId = '']) {
    const { moderatorMail: wanted } = await getCommentSettings(newsroom.db);
    const isTold = wanted !== 'off' && (await isStaffWho(newsroom, userId, 'comments:moderate'));
    return isTold ? composeMail(newsroom, userId) : undefined;
  },
  async givenUp({ db }, [userId = '']) {
    await notices.deleteNoticesOf(db, userId);
  },
};

async function composeMail(newsroom: Newsroom, userId: string): Promise<ComposedMail | undefined> {
  const commentIds = await notices.listUntoldIds(newsroom.db, userId, mostToldOf);
  const [first, ...others] = await notices.listWaiting(newsroom.db, commentIds.slice(0, mostInOneMail));
  if (!first) return undefined;
  const total = commentIds.length;
  const rest = total - others.length - 1;
  return {
    content: {
      subject: total === 1 ? `A comment waits: “${first.articleTitle}”` : `${total} comments wait for a moderator`,
      parts: [
        ...[first, ...others].flatMap((comment) => partsOf(newsroom, userId, comment)),
        ...(rest > 0 ? [`${rest} more wait, which stand in the moderation queue alone.`] : []),
        'Each link leads to a page that asks once more. It is good for a week, and for you alone: do not pass this mail on.',
      ],
    },
    async sent(open) {
      await notices.deleteNotices(open.db, { userId, commentIds });
      await notices.storeTurn(open.db, userId, open.now);
    },
  };
}

// The reader's address is not in it: mails are kept, searched and passed on.
function partsOf(newsroom: Newsroom, userId: string, comment: notices.UntoldComment): MailPart[] {
  const { id: commentId, version, name, website, body, articleTitle } = comment;
  const token = signDecision(newsroom, { commentId, version, userId });
  const by = website === null ? name : `${name} (${website})`;
  return [
    `Under “${articleTitle}”:`,
    { by, quote: body.length <= longestQuote ? body : `${body.slice(0, longestQuote).toWellFormed()} …` },
    whyOf(comment),
    { link: toDecisionUrl(newsroom, token, 'approve'), label: 'Approve' },
    { link: toDecisionUrl(newsroom, token, 'reject'), label: 'Reject' },
    { link: toDecisionUrl(newsroom, token, 'spam'), label: 'Mark as spam' },
  ];
}

function whyOf({ outcomes, reportCount }: notices.UntoldComment): string {
  const reasons = outcomes.filter(({ verdict }) => verdict !== 'publish').map(({ reason }) => reason);
  const reports =
    reportCount === 0 ? [] : [reportCount === 1 ? 'A reader reported it.' : `${reportCount} readers reported it.`];
  return ['Why it waits:', ...(reasons.length + reports.length > 0 ? [...reports, ...reasons] : ['It was held.'])].join(
    ' ',
  );
}
