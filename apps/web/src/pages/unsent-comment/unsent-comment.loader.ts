import { commentFormProps } from '../../islands/comment-form.loader.ts';
import type { CommentFormProps } from '../../islands/comment-form.ts';
import { absoluteUrl, articlePath } from '../addresses.ts';
import type { Head } from '../head.ts';
import { bareFrame, type Frame } from '../load-frame.ts';
import type { PageRequest } from '../page.ts';

export interface UnsentCommentProps {
  readonly frame: Frame;
  readonly form: CommentFormProps;
}

/** The form with what the reader wrote, made without asking the API: it may be away. */
export function loadUnsentComment(request: PageRequest): { props: UnsentCommentProps; head: Head } {
  const slug = request.params['slug'] ?? '';
  const parentId = request.sentForm?.parentId ?? '';
  const form = commentFormProps(request, { articleSlug: slug, comments: [] });
  return {
    props: {
      frame: bareFrame(request),
      form: { ...form, replyTo: parentId === '' ? null : { id: parentId, name: '' } },
    },
    head: {
      title: 'Your comment was not sent',
      description: '',
      canonical: absoluteUrl(request.site.url, articlePath(slug)),
      type: 'website',
      indexed: false,
    },
  };
}
