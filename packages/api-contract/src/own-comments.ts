import { CommentEdit, PublicComment, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { DiscussedArticle } from './comments.ts';
import { ById, endpoint, PageQuery, pageOf } from './endpoint.ts';
import { exampleComment } from './example-comment.ts';

/** A comment as its author sees it. */
export const OwnComment = z
  .object({
    comment: PublicComment,
    status: z.enum(['approved', 'pending']).meta({ description: '`pending`: a moderator reads it first.' }),
    editableUntil: Timestamp.nullable().meta({
      description: 'Until when its author may change it; null where that time is over.',
    }),
    version: z.int().positive(),
  })
  .meta({
    id: 'OwnComment',
    description: 'A comment as its author sees it.',
    examples: [{ comment: exampleComment, status: 'pending', editableUntil: '2026-11-23T09:10:00.000Z', version: 1 }],
  });
export type OwnComment = z.infer<typeof OwnComment>;

/** One of an author's own comments, and where it stands. */
export const ListedOwnComment = OwnComment.extend({
  article: DiscussedArticle.pick({ slug: true, title: true })
    .nullable()
    .meta({ description: 'What it stands under; null while that is not published.' }),
}).meta({
  id: 'ListedOwnComment',
  description: 'One of an author’s own comments, and where it stands.',
  examples: [
    {
      comment: exampleComment,
      status: 'approved',
      editableUntil: null,
      version: 2,
      article: {
        slug: 'harbour-towns-share-ferries',
        title: 'Harbour towns agree to share the last cold-water ferries',
      },
    },
  ],
});
export type ListedOwnComment = z.infer<typeof ListedOwnComment>;

const OwnCommentsQuery = PageQuery.extend({
  article: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({
      description: 'Only comments on this article, by its id or slug.',
      examples: ['harbour-towns-share-ferries'],
    }),
});
/** What a list of one's own comments is asked with. */
export type OwnCommentsQuery = z.output<typeof OwnCommentsQuery>;

const authoring = { group: 'Comments', access: 'public', knowsAuthor: true } as const;

/** What readers may do with what they wrote themselves, as long as they keep the token that they got for it. */
export const ownComments = {
  list: endpoint({
    ...authoring,
    id: 'listOwnComments',
    method: 'GET',
    path: '/v1/me/comments',
    summary: 'List one’s own comments, the latest first',
    description:
      'Those that were sent with the same author token, in whatever state they are. Without a token, or with one that ' +
      'nobody was given, there are none.',
    query: OwnCommentsQuery,
    answer: pageOf(ListedOwnComment),
    status: 200,
    isConfidential: true,
    problems: ['invalid-cursor'],
  }),
  edit: endpoint({
    ...authoring,
    id: 'editOwnComment',
    method: 'PATCH',
    path: '/v1/comments/{id}',
    summary: 'Change what one’s own comment says',
    description:
      'For some minutes after it was sent (`editableUntil`). What it says then is judged anew: a comment that readers saw ' +
      'may have to wait for a moderator. To whoever is not its author, there is no such comment.',
    params: ById,
    body: CommentEdit,
    answer: OwnComment,
    status: 200,
    needsIfMatch: true,
    problems: ['not-found', 'edit-time-over', 'discussion-closed', 'comment-rejected'],
  }),
  remove: endpoint({
    ...authoring,
    id: 'deleteComment',
    method: 'DELETE',
    path: '/v1/comments/{id}',
    summary: 'Delete a comment, as its author or as a moderator',
    description:
      'At any time, and for good. Where others have replied to it, its place in the thread stays, empty. To whoever is ' +
      'neither, there is no such comment.',
    params: ById,
    status: 204,
    needsIfMatch: true,
    problems: ['not-found'],
  }),
};
