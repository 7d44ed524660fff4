// Asks the external checker, where there is one. Before the transaction opens: nothing waits for a network within one.
import { moderationRules, type ExternalCheck } from '@broadsheet/domain';
import type { Newsroom } from '../../newsroom.ts';
import { judge, type Judged } from './judging.actions.ts';

// What is refused for itself is nobody else's business. Whether its reader is banned must not be seen from how long the
// answer takes: then it is asked all the same.
const refusedForItself: ReadonlySet<string> = new Set(['discussion-closed', 'honeypot', 'length', 'block-words']);
const rules = moderationRules.filter(({ name }) => refusedForItself.has(name));

/**
 * What another service says of a comment; null where none is asked. It is not asked, and learns of nothing, where the
 * comment is refused for itself. Throws what `judge` throws.
 */
export async function askChecker(
  newsroom: Newsroom,
  judged: Omit<Judged, 'externalCheck'>,
): Promise<ExternalCheck | null> {
  const { db, commentChecker, newspaper } = newsroom;
  if (!commentChecker) return null;
  const now = newsroom.now();
  const { verdict } = await judge(newsroom, { db, now }, { ...judged, rules });
  // Where the rules think otherwise a moment later, it is held.
  if (verdict === 'reject') return { kind: 'failed', reason: 'It was not asked, as the comment was rejected.' };
  const { submission, articleId, ipAddress, changes } = judged;
  const { name, email, website, body, parentId } = submission;
  return commentChecker.check({
    ...{ name, email, website, body, ipAddress, isReply: parentId !== null, sentAt: changes?.createdAt ?? now },
    articleUrl: `${newspaper.url}/articles/${articleId}`,
  });
}
