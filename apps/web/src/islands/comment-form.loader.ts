import type { Discussion } from '@broadsheet/api-contract';
import { CommentSubmission, Email, WebAddress, type PublicComment } from '@broadsheet/domain';
import type { PageRequest } from '../pages/page.ts';
import { emptyValues, noChoices } from './comment-form.ts';
import type { CommentFormNotice, CommentFormProps, SentCommentForm } from './comment-form.ts';

const noLimit = Number.MAX_SAFE_INTEGER;

const limits: CommentFormProps['limits'] = {
  body: CommentSubmission.shape.body.maxLength ?? noLimit,
  name: CommentSubmission.shape.name.maxLength ?? noLimit,
  email: Email.in.maxLength ?? noLimit,
  website: WebAddress.maxLength ?? noLimit,
};

/** The names in the query of an article's page that its comment form reads: `?reply=COMMENT_ID`, `?comment=pending`. */
export const commentFormQuery = ['reply', 'comment'] as const;

const notes: readonly (string | null)[] = [null, 'pending', 'pending-notify'];

/**
 * Whether `query` asks for a form that there is. Any other one should be led to the article itself, or made-up
 * addresses could fill the page cache.
 */
export function isFormQuery(query: URLSearchParams, comments: readonly PublicComment[]): boolean {
  const reply = query.get('reply');
  return (reply === null || comments.some(({ id }) => id === reply)) && notes.includes(query.get('comment'));
}

/** What the newspaper says of comments on an article, as far as the form shows it. */
type FormTerms = Pick<Discussion, 'maxLength' | 'offersNotifications'>;

/** Under what a form stands: the slug of the article, which of its comments can be replied to, and on which terms. */
export interface FormPlace {
  readonly articleSlug: string;
  readonly comments: readonly PublicComment[];
  readonly terms?: FormTerms | undefined;
}

/**
 * The comment form under an article, as the request wants it: empty, as a reply to one of `comments`, with a note
 * that the comment waits for a moderator, or with what the reader had written and why it was refused.
 */
export function commentFormProps(
  request: Pick<PageRequest, 'query' | 'sentForm'>,
  { articleSlug, comments, terms }: FormPlace,
): CommentFormProps {
  const { query, sentForm } = request;
  const parentId = sentForm?.parentId ?? query.get('reply');
  const parent = comments.find(({ id }) => id === parentId);
  return {
    articleSlug,
    ...termsOf(terms, sentForm),
    replyTo: parent ? { id: parent.id, name: parent.name } : null,
    ...writtenIn(sentForm),
    notice: noticeOf(request),
  };
}

// Where the terms are not known, the box stays for those who have ticked it.
function termsOf(terms: FormTerms | undefined, sentForm: SentCommentForm | undefined) {
  const { maxLength = limits.body, offersNotifications = sentForm?.choices.notify ?? false } = terms ?? {};
  return { limits: { ...limits, body: maxLength }, offersNotifications };
}

function writtenIn({ values, choices, errors }: Partial<SentCommentForm> = {}) {
  return { values: values ?? emptyValues, choices: choices ?? noChoices, errors: errors ?? {} };
}

function noticeOf({ query, sentForm }: Pick<PageRequest, 'query' | 'sentForm'>): CommentFormNotice | null {
  if (sentForm) return { kind: 'refused', reason: sentForm.reason };
  const note = query.get('comment');
  return note === null ? null : { kind: 'held', notifies: note === 'pending-notify' };
}
