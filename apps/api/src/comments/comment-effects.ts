// What a comment changes besides itself.
import type { PublicComment } from '@broadsheet/domain';
import type { StoredComment } from './comment-rows.ts';

/** What it counts for: readers' approved comments count; the notices of other sites, and what was emptied, do not. */
export function countOf({ kind, status, isRemoved }: Pick<StoredComment, 'kind' | 'status' | 'isRemoved'>): 0 | 1 {
  return kind === 'comment' && status === 'approved' && !isRemoved ? 1 : 0;
}

/** What has another face when readers see it, or see it no longer. */
export function subjectsOf({ id, articleId }: Pick<PublicComment, 'id' | 'articleId'>): string[] {
  return [`comment:${id}`, `article:${articleId}`];
}
