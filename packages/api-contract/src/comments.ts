import {
  Article,
  CommentClaim,
  CommentKind,
  CommentSubmission,
  ModeratedComment,
  PublicComment,
} from '@broadsheet/domain';
import { z } from 'zod';
import { ById, ByIdOrSlug, endpoint, queryFlag } from './endpoint.ts';
import { exampleComment } from './example-comment.ts';
import { CountedPageQuery, countedPageOf, queryList, timeBound, withCommas } from './list-query.ts';
import { queueFilter } from './moderation-queue.ts';
import { orSelected, selection, selectionQuery } from './selection.ts';

/** What became of a comment that a reader sent. */
export const SubmittedComment = z
  .object({
    status: z.enum(['approved', 'pending']).meta({ description: '`pending`: a moderator reads it first.' }),
    comment: PublicComment,
    authorToken: z
      .string()
      .nullable()
      .meta({
        description:
          'A secret that shows its holder to be the author: send it as `Author-Token` to change or delete the comment, ' +
          'and with the next one, so that its reader is known again. Null for pages of the site: there, the browser ' +
          'keeps it as a cookie.',
      }),
  })
  .meta({
    id: 'SubmittedComment',
    description: 'What became of a comment that a reader sent.',
    examples: [
      {
        status: 'pending',
        comment: exampleComment,
        authorToken: 'vZ0hD2mS7jBq4kR1tXy8cW5nLp3fGa6eUi9oMsKdVbE',
      },
    ],
  });
export type SubmittedComment = z.infer<typeof SubmittedComment>;

/** The article that a comment stands under, as far as a moderator needs to know it. */
export const DiscussedArticle = Article.pick({ id: true, slug: true, title: true, status: true }).meta({
  id: 'DiscussedArticle',
  description: 'The article that a comment stands under.',
  examples: [
    {
      id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
      slug: 'harbour-towns-share-ferries',
      title: 'Harbour towns agree to share the last cold-water ferries',
      status: 'published',
    },
  ],
});
export type DiscussedArticle = z.infer<typeof DiscussedArticle>;

const publicSelection = selection({ whole: PublicComment, always: ['id'], embeds: {} });
const moderatedSelection = selection({
  whole: ModeratedComment,
  always: ['id', 'version'],
  embeds: {
    article: z.object({ article: DiscussedArticle }),
    claim: z.object({ claim: CommentClaim.nullable() }),
  },
});
const OneModerated = orSelected(ModeratedComment, moderatedSelection, 'SelectedModeratedComment');

const CommentSort = z.enum(['created', '-created']).meta({
  id: 'CommentSort',
  description: 'By when they were sent; with a minus, the latest comes first.',
  examples: ['-created'],
});

const QueueSort = z.enum([...CommentSort.options, '-reports']).meta({
  id: 'QueueSort',
  description: 'By when they were sent, with a minus the latest first; or those first that most readers reported.',
  examples: ['-reports'],
});

const CommentListQuery = CountedPageQuery.extend({
  kind: queryList(CommentKind.options)
    .optional()
    .meta({ ...withCommas, description: 'Only these kinds; all of them otherwise.', examples: [['comment']] }),
  createdFrom: timeBound('Only comments sent at this time or later.'),
  createdBefore: timeBound('Only comments sent before this time.'),
  pick: queryFlag('Only comments that the editors point out.'),
  sort: CommentSort.default('created').meta({
    description: 'By when they were sent; with a minus, the latest first.',
    examples: ['-created'],
  }),
});

/** What every list of comments is asked with. */
export type CommentListQuery = z.output<typeof CommentListQuery>;

const ModerationQueueQuery = CommentListQuery.omit({ pick: true, sort: true }).extend({
  ...selectionQuery(moderatedSelection),
  ...queueFilter,
  reported: queryFlag('Only comments that readers have reported since a moderator last decided.'),
  sort: QueueSort.default('created').meta({
    description: 'By when they were sent, with a minus the latest first; or those first that most readers reported.',
    examples: ['-reports'],
  }),
});
/** What the moderation queue is asked with. */
export type ModerationQueueQuery = z.output<typeof ModerationQueueQuery>;

const moderation = { group: 'Comments', access: 'comments:moderate' } as const;
const decision = { ...moderation, method: 'POST', params: ById, answer: ModeratedComment, status: 200 } as const;

/** Comments: readers read and write them without a key, moderators decide with one. */
export const comments = {
  listForArticle: endpoint({
    id: 'listCommentsOfArticle',
    method: 'GET',
    path: '/v1/articles/{idOrSlug}/comments',
    group: 'Comments',
    access: 'public',
    summary: 'List the approved comments of an article, the oldest first',
    description:
      'The list is flat; `parentId` makes the thread. Pingbacks and trackbacks are in it, told apart by `kind`.',
    params: ByIdOrSlug,
    query: CommentListQuery.extend(selectionQuery(publicSelection)),
    answer: countedPageOf(orSelected(PublicComment, publicSelection, 'SelectedComment')),
    selects: publicSelection,
    status: 200,
    problems: ['not-found', 'invalid-cursor'],
  }),
  submit: endpoint({
    id: 'submitComment',
    method: 'POST',
    path: '/v1/articles/{idOrSlug}/comments',
    group: 'Comments',
    access: 'public',
    summary: 'Comment on an article',
    description: 'Sending the same comment again gives the first one back and stores nothing twice.',
    knowsAuthor: true,
    params: ByIdOrSlug,
    query: z.strictObject({
      remember: queryFlag(
        'For pages of the site: whether the browser keeps the author token for a year, and not only until it is closed.',
      ),
    }),
    body: CommentSubmission,
    answer: SubmittedComment,
    status: 201,
    problems: ['not-found', 'discussion-closed', 'parent-not-found', 'comment-rejected'],
  }),
  list: endpoint({
    ...moderation,
    id: 'listComments',
    method: 'GET',
    path: '/v1/comments',
    summary: 'The moderation queue, the oldest first',
    query: ModerationQueueQuery,
    answer: countedPageOf(OneModerated),
    selects: moderatedSelection,
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    ...moderation,
    id: 'getComment',
    method: 'GET',
    path: '/v1/comments/{id}',
    summary: 'Read one comment as a moderator',
    params: ById,
    query: z.strictObject(selectionQuery(moderatedSelection)),
    answer: OneModerated,
    selects: moderatedSelection,
    status: 200,
    problems: ['not-found'],
  }),
  approve: endpoint({
    ...decision,
    id: 'approveComment',
    path: '/v1/comments/{id}/approve',
    summary: 'Show a comment to readers',
    needsIfMatch: true,
    problems: ['not-found', 'transition-not-allowed'],
  }),
  reject: endpoint({
    ...decision,
    id: 'rejectComment',
    path: '/v1/comments/{id}/reject',
    summary: 'Refuse a comment',
    needsIfMatch: true,
    problems: ['not-found', 'transition-not-allowed'],
  }),
  spam: endpoint({
    ...decision,
    id: 'markCommentAsSpam',
    path: '/v1/comments/{id}/spam',
    summary: 'Mark a comment as spam',
    needsIfMatch: true,
    problems: ['not-found', 'transition-not-allowed'],
  }),
};
