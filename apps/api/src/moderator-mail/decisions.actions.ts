// What a moderator decides through a link out of a mail.
import type { MailedDecision, MailedDecisionAction } from '@broadsheet/api-contract';
import { findDiscussed } from '../articles/article-embeds.actions.ts';
import { getModeratedComment, moderateComment } from '../comments/moderation.actions.ts';
import type { Newsroom } from '../newsroom.ts';
import { Refusal } from '../refusal.ts';
import { findStaffName, isStaffWho } from '../users/staff.actions.ts';
import { readDecision, signDecision, type DecisionGrant } from './decision-links.ts';

/** The comment of a link as it is now. Throws `not-found`, and `link-expired` also where the comment is gone. */
export async function getMailedDecision(newsroom: Newsroom, token: string): Promise<MailedDecision> {
  return describe(newsroom, await readGood(newsroom, token));
}

/**
 * Carries out what a moderator decided. Throws as `getMailedDecision`, and `transition-not-allowed` where somebody has
 * decided on the comment, or its reader has changed it, since it was mailed.
 */
export async function decideByMail(
  newsroom: Newsroom,
  token: string,
  action: MailedDecisionAction,
): Promise<MailedDecision> {
  const grant = await readGood(newsroom, token);
  const { commentId, version, userId } = grant;
  try {
    const precondition = { allows: (current: number) => current === version };
    await moderateComment(newsroom, commentId, { action, precondition, by: `user:${userId}` });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'stale-version') throw error;
    const detail = 'Somebody has decided on the comment, or it was changed, since this mail. Look at it once more.';
    throw new Refusal('transition-not-allowed', detail);
  }
  return describe(newsroom, grant);
}

async function readGood(newsroom: Newsroom, token: string): Promise<DecisionGrant> {
  const grant = readDecision(newsroom, token);
  if (await isStaffWho(newsroom, grant.userId, 'comments:moderate')) return grant;
  throw new Refusal('link-expired', 'Whom this link was mailed to is no moderator any more.');
}

async function describe(newsroom: Newsroom, grant: DecisionGrant): Promise<MailedDecision> {
  const comment = await getModeratedComment(newsroom, grant.commentId).catch(orGone);
  if (comment.isRemoved) throw gone();
  const article = (await findDiscussed(newsroom.db, [comment.articleId])).get(comment.articleId);
  if (!article) throw gone();
  const { name, website, body, createdAt, status, outcomes, reportCount, version, decidedAt, decidedBy } = comment;
  return {
    article,
    comment: { name, website, body, createdAt },
    ...{ status, outcomes, reportCount, decidedAt },
    decidedBy: decidedBy === null ? null : await nameOf(newsroom, decidedBy),
    hasChanged: version !== grant.version,
    // Whoever decides on it as it is now has seen it as it is now.
    token: signDecision(newsroom, { ...grant, version }),
  };
}

async function nameOf(newsroom: Newsroom, holder: string): Promise<string | null> {
  return holder.startsWith('user:') ? ((await findStaffName(newsroom, holder.slice('user:'.length))) ?? null) : null;
}

function orGone(error: unknown): never {
  throw error instanceof Refusal && error.code === 'not-found' ? gone() : error;
}

function gone(): Refusal {
  return new Refusal('link-expired', 'The comment was deleted.');
}
