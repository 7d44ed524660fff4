import { Article, PublicComment } from '@broadsheet/domain';
import { z } from 'zod';
import { ById, ByIdOrSlug, endpoint, PageQuery, pageOf, queryInteger } from './endpoint.ts';
import { exampleComment } from './example-comment.ts';

const exampleReply: PublicComment = {
  ...exampleComment,
  id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e07',
  parentId: exampleComment.id,
  name: 'Sunniva',
  body: 'Lentil, with bacon. I was there.',
  createdAt: '2026-11-23T09:20:00.000Z',
  avatarSeed: 'p0ZxUe4m',
};
const exampleCursor = 'WyIyMDI2LTExLTIyVDIwOjAwOjAwLjAwMFoiLCIwMTkzNmYyYSJd.mXUx9lGkT4uVaz0cQ2h3Pw';

/** How the threads of an article can be ordered. */
export const ThreadSort = z.enum(['oldest', 'newest', 'most-discussed']).meta({
  id: 'ThreadSort',
  description: 'By when they were begun, or by how many replies they have.',
  examples: ['most-discussed'],
});
export type ThreadSort = z.infer<typeof ThreadSort>;

/** A thread of a discussion: the comment that began it, and the first of its replies. */
export const CommentThread = z
  .object({
    comment: PublicComment.meta({ description: 'The comment that began it.' }),
    replyCount: z.int().min(0).meta({ description: 'How many replies readers see, at any depth.' }),
    replies: z.array(PublicComment).meta({
      description: 'The first of them, the oldest first, and whatever was removed that one of them answers.',
    }),
    nextReplies: z
      .string()
      .nullable()
      .meta({
        description: 'Pass it as `after` to the replies of the thread for those that follow; null where all are here.',
        examples: [exampleCursor],
      }),
  })
  .meta({
    id: 'CommentThread',
    description: 'A thread of a discussion: the comment that began it, and the first of its replies.',
    examples: [{ comment: exampleComment, replyCount: 1, replies: [exampleReply], nextReplies: null }],
  });
export type CommentThread = z.infer<typeof CommentThread>;

/** Where readers find a comment. */
export const CommentPlace = z
  .object({
    comment: PublicComment,
    article: Article.pick({ id: true, slug: true, title: true }).meta({ description: 'What it stands under.' }),
    replyCount: z.int().min(0).meta({ description: 'How many replies readers see in its thread.' }),
    repliesAfter: z
      .string()
      .nullable()
      .meta({
        description:
          'With this as `after`, the replies of its thread begin with it; null where they begin with it anyway, or where ' +
          'it began the thread.',
        examples: [exampleCursor],
      }),
  })
  .meta({
    id: 'CommentPlace',
    description: 'Where readers find a comment.',
    examples: [
      {
        comment: exampleComment,
        article: {
          id: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
          slug: 'harbour-towns-share-ferries',
          title: 'Harbour towns agree to share the last cold-water ferries',
        },
        replyCount: 1,
        repliesAfter: null,
      },
    ],
  });
export type CommentPlace = z.infer<typeof CommentPlace>;

const ThreadListQuery = PageQuery.extend({
  sort: ThreadSort.default('oldest').meta({
    description: 'By when they were begun, or by how many replies they have, most of them first.',
    examples: ['most-discussed'],
  }),
  // An answer has as many comments as both together allow.
  limit: queryInteger({ min: 1, max: 50 })
    .prefault(20)
    .meta({ description: 'How many threads at most.', examples: [20] }),
  replies: queryInteger({ min: 0, max: 20 })
    .prefault(3)
    .meta({ description: 'How many replies of each thread at most.', examples: [3] }),
});
export type ThreadListQuery = z.output<typeof ThreadListQuery>;

const reading = { group: 'Comments', method: 'GET', access: 'public', status: 200 } as const;

/** Discussions as readers see them: threads, and the replies in them. */
export const threads = {
  listForArticle: endpoint({
    ...reading,
    id: 'listThreadsOfArticle',
    path: '/v1/articles/{idOrSlug}/threads',
    summary: 'List the threads of a discussion, each with its first replies',
    description:
      'Pingbacks and trackbacks begin no thread: they are among the comments of the article. A comment that was removed ' +
      'is there, empty (`isRemoved`), where readers see a reply to it. While the most discussed are read page by page, ' +
      'a thread that gains replies can come twice.',
    params: ByIdOrSlug,
    query: ThreadListQuery,
    answer: pageOf(CommentThread),
    problems: ['not-found', 'invalid-cursor'],
  }),
  listReplies: endpoint({
    ...reading,
    id: 'listRepliesOfThread',
    path: '/v1/comments/{id}/replies',
    summary: 'List the replies in a thread, the oldest first',
    description:
      'Of the whole thread that this comment began, at any depth: `parentId` says what each answers. What was removed ' +
      'and has been answered comes with the first answer to it on a page, beyond `limit`.',
    params: ById,
    query: PageQuery,
    answer: pageOf(PublicComment),
    problems: ['not-found', 'invalid-cursor'],
  }),
  locate: endpoint({
    ...reading,
    id: 'locateComment',
    path: '/v1/comments/{id}/place',
    summary: 'Read one comment that readers see, and where it stands',
    description: 'What began a thread and was removed is found, empty, as long as readers see a reply to it.',
    params: ById,
    answer: CommentPlace,
    problems: ['not-found'],
  }),
};
