import type { CommentSettings } from '@broadsheet/domain';
import type { Newsroom } from '../newsroom.ts';
import { findCommentSettings } from './comment-settings.store.ts';

/** How the newspaper runs its discussions. */
export function getCommentSettings(db: Newsroom['db']): Promise<CommentSettings> {
  return findCommentSettings(db);
}
