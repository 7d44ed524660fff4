// Whether a discussion is open, and until when. Pure: the present moment is a parameter.
import type { DiscussionRules } from './comment-policy.ts';
import type { ArticleStatus } from '../news/publishing.ts';
import { toTimestamp } from '../values/timestamp.ts';

const dayMs = 86_400_000;
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');

/** What a discussion depends on. Times are RFC 3339. */
export interface DiscussedArticle {
  readonly articleStatus: ArticleStatus;
  readonly publishedAt: string | null;
  readonly discussion: DiscussionRules;
}

/** Why nobody may comment. */
export type ClosedBecause = 'not-published' | 'policy' | 'age';

/** When the discussion ends by its age, RFC 3339 in UTC; null: never, or nobody knows yet. */
export function discussionClosesAt({
  publishedAt,
  discussion,
}: Omit<DiscussedArticle, 'articleStatus'>): string | null {
  if (publishedAt === null || discussion.closeAfterDays === null) return null;
  const closesAt = Date.parse(publishedAt) + discussion.closeAfterDays * dayMs;
  return closesAt > lastMoment ? null : toTimestamp(new Date(closesAt));
}

/** Why nobody may comment at `now`; null where readers may. */
export function closedBecause(article: DiscussedArticle, now: string): ClosedBecause | null {
  if (article.articleStatus !== 'published') return 'not-published';
  if (article.discussion.policy === 'closed') return 'policy';
  const closesAt = discussionClosesAt(article);
  return closesAt !== null && Date.parse(closesAt) <= Date.parse(now) ? 'age' : null;
}
