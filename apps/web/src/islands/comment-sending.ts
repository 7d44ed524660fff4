// How a comment is checked and sent: the same on the server, for the plain form, and in the browser, where this is
// loaded only when a reader begins to write.
import { comments, ProblemError, request, type ClientOptions, type Problem } from '@broadsheet/api-contract';
import { CommentSubmission } from '@broadsheet/domain';
import { commentFields, type CommentField, type CommentFormErrors, type CommentFormValues } from './comment-form.ts';
import { completeWebsite } from './comment-website.ts';

/** What the form holds when it is sent. */
export interface FilledForm {
  readonly values: CommentFormValues;
  readonly parentId: string | null;
  readonly notify?: boolean;
  /** What stands in the field that nobody sees. */
  readonly honeypot?: string;
  readonly secondsToWrite?: number | null;
  /** How long a comment may be here, in characters. */
  readonly bodyLimit?: number;
}

/** What the form holds, checked: something to send, or what is wrong with it. */
export type CheckedComment =
  | { readonly kind: 'complete'; readonly submission: CommentSubmission }
  | { readonly kind: 'incomplete'; readonly errors: CommentFormErrors };

/** What became of a comment that was sent. */
export type CommentOutcome =
  | {
      readonly kind: 'approved' | 'held';
      readonly commentId: string;
      readonly articleId: string;
      /** Null where the browser keeps it. */
      readonly authorToken: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly problem: Problem;
      readonly reason: string;
      readonly errors: CommentFormErrors;
    };

/** A comment that was taken in. */
export type SentComment = Exclude<CommentOutcome, { kind: 'refused' }>;

/** What the form says above when `checkComment` found something wrong below. */
export const incompleteReason = 'Your comment was not sent: something in the form needs another look.';

/** Checks what a reader wrote against the domain's own schema, and against how long a comment may be here. */
export function checkComment({ values, bodyLimit = Infinity, ...others }: FilledForm): CheckedComment {
  const { body, name, email } = values;
  const website = values.website.trim() === '' ? null : completeWebsite(values.website);
  const result = CommentSubmission.safeParse({ body, name, email, website, ...others });
  const tooLong = { body: `Must have at most ${bodyLimit} characters.` };
  if (!result.success) {
    const found = result.error.issues.map(({ path, message }) => [path[0], message] as const);
    return { kind: 'incomplete', errors: firstOfEach(found) };
  }
  if ([...result.data.body].length > bodyLimit) return { kind: 'incomplete', errors: tooLong };
  return { kind: 'complete', submission: result.data };
}

/** Where a comment goes, and who sends it. */
interface Sending {
  readonly articleSlug: string;
  /** Whether the browser that sends it keeps for a year that it did. */
  readonly remember?: boolean;
  /** What the reader's browser keeps, where it does not send it by itself. */
  readonly authorToken?: string | undefined;
}

/** Sends a comment to the API. Throws what `fetch` throws where the API cannot be reached. */
export async function sendComment(
  { articleSlug: idOrSlug, remember = false, authorToken }: Sending,
  body: CommentSubmission,
  options: ClientOptions,
): Promise<CommentOutcome> {
  const author = { ...(remember && { remember: 'true' as const }), ...(authorToken !== undefined && { authorToken }) };
  try {
    const sent = await request(comments.submit, { idOrSlug, body, ...author }, options);
    const { id: commentId, articleId } = sent.comment;
    const kind = sent.status === 'approved' ? 'approved' : 'held';
    return { kind, commentId, articleId, authorToken: sent.authorToken };
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
