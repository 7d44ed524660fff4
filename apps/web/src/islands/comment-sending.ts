// How a comment is checked and sent: the same on the server, for the plain form, and in the browser, where this is
// loaded only when a reader begins to write.
import { comments, ProblemError, request, type ClientOptions, type Problem } from '@broadsheet/api-contract';
import { CommentSubmission } from '@broadsheet/domain';
import { commentFields, type CommentField, type CommentFormErrors, type CommentFormValues } from './comment-form.ts';

/** What the form holds, checked: something to send, or what is wrong with it. */
export type CheckedComment =
  | { readonly kind: 'complete'; readonly submission: CommentSubmission }
  | { readonly kind: 'incomplete'; readonly errors: CommentFormErrors };

/** What became of a comment that was sent. */
export type CommentOutcome =
  | { readonly kind: 'approved'; readonly commentId: string; readonly articleId: string }
  | { readonly kind: 'held' }
  | {
      readonly kind: 'refused';
      readonly problem: Problem;
      readonly reason: string;
      readonly errors: CommentFormErrors;
    };

/** What the form says above when `checkComment` found something wrong below. */
export const incompleteReason = 'Your comment was not sent: something in the form needs another look.';

/** Checks what a reader wrote against the domain's own schema. */
export function checkComment(values: CommentFormValues, parentId: string | null): CheckedComment {
  const result = CommentSubmission.safeParse({
    body: values.body,
    name: values.name,
    email: values.email,
    website: values.website.trim() === '' ? null : values.website,
    parentId,
  });
  if (result.success) return { kind: 'complete', submission: result.data };
  return {
    kind: 'incomplete',
    errors: firstOfEach(result.error.issues.map(({ path, message }) => [path[0], message])),
  };
}

/** Sends a comment to the API. Throws what `fetch` throws where the API cannot be reached. */
export async function sendComment(
  articleSlug: string,
  submission: CommentSubmission,
  options: ClientOptions,
): Promise<CommentOutcome> {
  try {
    const { status, comment } = await request(comments.submit, { idOrSlug: articleSlug, body: submission }, options);
    if (status === 'pending') return { kind: 'held' };
    return { kind: 'approved', commentId: comment.id, articleId: comment.articleId };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    return { kind: 'refused', problem, reason: reasonOf(problem), errors: errorsOf(problem) };
  }
}

function errorsOf({ errors = [] }: Problem): CommentFormErrors {
  return firstOfEach(errors.map(({ pointer, message }) => [pointer.split('/')[1], message]));
}

// What a reader can act on. The API's own words are for those who call it.
function reasonOf({ code, detail }: Problem): string {
  switch (code) {
    case 'discussion-closed':
      return 'The discussion of this article has been closed.';
    case 'not-found':
      return 'The article is no longer on the site.';
    case 'parent-not-found':
      return 'The comment that you reply to is no longer on the site.';
    case 'comment-rejected':
      return detail;
    case 'invalid-body':
      return incompleteReason;
    default:
      return 'Your comment could not be sent just now. Please try again in a moment.';
  }
}

function firstOfEach(found: readonly (readonly [unknown, string])[]): CommentFormErrors {
  const errors: Partial<Record<CommentField, string>> = {};
  for (const [name, message] of found) {
    const field = commentFields.find((each) => each === name);
    if (field) errors[field] ??= message;
  }
  return errors;
}
