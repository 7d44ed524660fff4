import { CommentSubmission, Email, WebAddress, type PublicComment } from '@broadsheet/domain';
import type { PageRequest } from '../pages/page.ts';
import { emptyValues, type CommentFormNotice, type CommentFormProps } from './comment-form.ts';

const noLimit = Number.MAX_SAFE_INTEGER;

const limits: CommentFormProps['limits'] = {
  body: CommentSubmission.shape.body.maxLength ?? noLimit,
  name: CommentSubmission.shape.name.maxLength ?? noLimit,
  email: Email.in.maxLength ?? noLimit,
  website: WebAddress.maxLength ?? noLimit,
};

/** The names in the query of an article's page that its comment form reads: `?reply=COMMENT_ID`, `?comment=pending`. */
export const commentFormQuery = ['reply', 'comment'] as const;

/**
 * Whether `query` asks for a form that there is. Any other one should be led to the article itself, or made-up
 * addresses could fill the page cache.
 */
export function isFormQuery(query: URLSearchParams, comments: readonly PublicComment[]): boolean {
  const reply = query.get('reply');
  const note = query.get('comment');
  return (reply === null || comments.some(({ id }) => id === reply)) && (note === null || note === 'pending');
}

/**
 * The comment form under an article, as the request wants it: empty, as a reply to one of `comments`, with a note
 * that the comment waits for a moderator, or with what the reader had written and why it was refused.
 */
export function commentFormProps(
  request: Pick<PageRequest, 'query' | 'sentForm'>,
  articleSlug: string,
  comments: readonly PublicComment[],
): CommentFormProps {
  const { query, sentForm } = request;
  const parentId = sentForm?.parentId ?? query.get('reply');
  const parent = comments.find(({ id }) => id === parentId);
  return {
    articleSlug,
    limits,
    replyTo: parent ? { id: parent.id, name: parent.name } : null,
    values: sentForm?.values ?? emptyValues,
    errors: sentForm?.errors ?? {},
    notice: noticeOf(request),
  };
}

function noticeOf({ query, sentForm }: Pick<PageRequest, 'query' | 'sentForm'>): CommentFormNotice | null {
  if (sentForm) return { kind: 'refused', reason: sentForm.reason };
  return query.get('comment') === 'pending' ? { kind: 'held' } : null;
}
