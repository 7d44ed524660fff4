// What the moderation rules know besides the comment itself.
import { strictestRules, type ModerationContext } from '@broadsheet/domain';
import { getCommentSettings } from '../comment-settings/comment-settings.actions.ts';
import type { Write } from '../changes/changes.actions.ts';
import type { Discussion } from './comments.store.ts';
import { findStanding } from './readers.store.ts';

/** Who sends a comment, and where. */
export interface Circumstances {
  readonly discussion: Discussion;
  /** Of the reader that the sender is known to be; undefined for a stranger. */
  readonly avatarSeed: string | undefined;
}

const stranger = { approvedComments: 0, refusedComments: 0 };

/** Gathers what the rules know of a comment that comes in now. */
export async function gatherContext(
  { db, now }: Pick<Write, 'db' | 'now'>,
  { discussion, avatarSeed }: Circumstances,
): Promise<ModerationContext> {
  const settings = await getCommentSettings(db);
  const { articleStatus, publishedAt, policy } = discussion;
  return {
    now,
    settings,
    articleStatus,
    publishedAt,
    discussion: strictestRules([settings, { policy, closeAfterDays: null }]),
    reader: avatarSeed === undefined ? stranger : await findStanding(db, avatarSeed),
    traffic: { fromAddress: 0, fromReader: 0, onArticle: 0, withSameText: 0 },
    ban: null,
    classified: null,
    externalCheck: null,
  };
}
