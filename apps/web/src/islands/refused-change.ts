import type { Problem } from '@broadsheet/api-contract';

/**
 * Why a change of one's own comment was refused, as a sentence for its author; undefined where that depends on what they
 * have before them.
 */
export function whyRefused({ code, detail, errors }: Problem): string | undefined {
  switch (code) {
    case 'edit-time-over':
    case 'comment-rejected':
      return detail;
    case 'discussion-closed':
      return 'The discussion of this article has been closed.';
    case 'not-found':
      return 'This comment is gone, or it is not yours to change.';
    case 'invalid-body':
      return errors?.[0]?.message ?? detail;
    default:
      return undefined;
  }
}
