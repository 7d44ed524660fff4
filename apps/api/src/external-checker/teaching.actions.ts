// What moderators decide otherwise than the external checker is told to it, so that it may learn.
import { checkerVerdictOf, type CommentStatus } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { openOrNull } from '../privacy/vault.ts';
import type { Lesson } from './comment-checker.ts';
import * as store from './teaching.store.ts';

const mostAtOnce = 50;

/**
 * Tells the checker of the decisions since the last time. Each is told once at most: where it does not take one, that is
 * logged, and the next one follows.
 */
export async function teachChecker(newsroom: Newsroom, signal: AbortSignal): Promise<void> {
  const { db, commentChecker } = newsroom;
  if (!commentChecker) return;
  const after = await store.findProgress(db);
  if (after === undefined) return store.beginProgress(db);
  const decisions = await store.listDecisions(db, { after, limit: mostAtOnce });
  let from = after;
  for (const decided of decisions) {
    if (signal.aborted) return;
    // Another process may be doing the same.
    if (!(await store.advanceProgress(db, { from, to: decided.decisionId }))) return;
    from = decided.decisionId;
    await teach(newsroom, decided);
  }
}

const lessons: Partial<Record<CommentStatus, Lesson>> = { approved: 'ham', spam: 'spam' };

async function teach(newsroom: Newsroom, decided: store.DecidedComment): Promise<void> {
  const { commentChecker, log, newspaper, vault } = newsroom;
  const { name, website, body, parentId, articleId, emailSealed, ipSealed, createdAt } = decided;
  const lesson = lessons[decided.decision];
  if (!commentChecker || lesson === undefined || isKnown(decided, lesson)) return;
  const email = openOrNull(vault, emailSealed) ?? '';
  const articleUrl = `${newspaper.url}/articles/${articleId}`;
  const comment = { name, email, website, body, ipAddress: openOrNull(vault, ipSealed), isReply: parentId !== null };
  try {
    await commentChecker.teach({ ...comment, articleUrl, sentAt: createdAt }, lesson);
  } catch (error) {
    log.warn({ err: error }, 'The checker of comments did not take what a moderator decided.');
  }
}

/** Whether it is what the checker said, or did not say when asked, and no lesson before is taken back. */
function isKnown({ outcomes, from }: store.DecidedComment, lesson: Lesson): boolean {
  const said = checkerVerdictOf(outcomes) ?? lesson;
  return lesson === said && lessons[from] === undefined;
}
