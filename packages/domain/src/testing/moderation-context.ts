import { defaultCommentSettings } from '../comments/comment-settings.ts';
import { CommentSubmission } from '../comments/comment.ts';
import type { ModerationContext } from '../moderation/moderation-rule.ts';

/** A reader whom nothing speaks against, in an open discussion of a published article. */
export const nothingAgainst: ModerationContext = {
  now: '2026-11-23T12:00:00.000Z',
  settings: defaultCommentSettings,
  articleStatus: 'published',
  publishedAt: '2026-11-23T09:00:00.000Z',
  discussion: { policy: 'first-premoderated', closeAfterDays: null },
  reader: { approvedComments: 1, refusedComments: 0 },
  traffic: { fromAddress: 0, fromReader: 0, onArticle: 0, withSameText: 0 },
  ban: null,
  classified: null,
  externalCheck: null,
};

/** A comment as a reader sends it, with `fields` of its own. */
export function submissionOf(fields: Partial<CommentSubmission> = {}): CommentSubmission {
  const usual = { body: 'That was my crew.', name: 'Old Pilot', email: 'pilot@example.org' };
  return CommentSubmission.parse({ ...usual, ...fields });
}

/** The context `nothingAgainst` with `settings` of its own. */
export function withSettings(settings: Partial<ModerationContext['settings']>): ModerationContext {
  return { ...nothingAgainst, settings: { ...nothingAgainst.settings, ...settings } };
}
