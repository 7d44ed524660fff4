import type { CommentStatus, SpamCounts } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { findLearnt } from '../spam-classifier/spam-classifier.actions.ts';
import { countBans, countByStatus, findOldestWaiting } from './comment-stats.store.ts';

/** How much there is to moderate, and what helps with it. */
export interface CommentStats {
  readonly counts: Readonly<Record<CommentStatus, number>>;
  readonly oldestWaiting: string | undefined;
  readonly bans: number;
  /** From how many comments the spam classifier has learnt. */
  readonly learnt: SpamCounts;
}

export async function getCommentStats({ db, now }: Newsroom): Promise<CommentStats> {
  return {
    counts: await countByStatus(db),
    oldestWaiting: await findOldestWaiting(db),
    bans: await countBans(db, now()),
    learnt: await findLearnt({ db }),
  };
}
