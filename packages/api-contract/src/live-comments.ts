import { Id, PublicComment } from '@broadsheet/domain';
import { z } from 'zod';
import { ByIdOrSlug, endpoint } from './endpoint.ts';
import { exampleComment } from './example-comment.ts';

/** A comment of a discussion that has another face than before: it is new, says something else, or is gone. */
export const CommentChange = z
  .object({
    place: z.string().meta({ description: 'Of its last change in the change log.' }),
    id: Id.meta({ description: 'The comment.' }),
    comment: PublicComment.nullable().meta({ description: 'As readers see it now; null where they no longer do.' }),
  })
  .meta({
    id: 'CommentChange',
    description: 'A comment that is new, says something else, or is gone.',
    examples: [{ place: '42', id: exampleComment.id, comment: exampleComment }],
  });
export type CommentChange = z.infer<typeof CommentChange>;

/** The data of an event `gone` in the stream. */
export const GoneComment = z.object({ id: Id });
export type GoneComment = z.infer<typeof GoneComment>;

/** What happens in a discussion while one reads it. */
export const liveComments = {
  listChanges: endpoint({
    id: 'listCommentChanges',
    method: 'GET',
    path: '/v1/articles/{idOrSlug}/comments/changes',
    group: 'Comments',
    access: 'public',
    summary: 'What has happened in a discussion since, and what happens',
    description:
      'Each comment that readers see otherwise than at `after`, once, as it is now; those they never saw are not among ' +
      'them. As `text/event-stream`, it goes on as it happens: an event `comment` with the comment, new or changed, ' +
      'as `data`, or `gone` with its `id`; `id` is the place in the change log, and `Last-Event-ID` goes on after a ' +
      'break. The stream ends when the article is taken off the site. Where `after` lies too far back, or the article ' +
      'was off the site in the meantime, `changes-expired` says that the discussion has to be read anew.',
    params: ByIdOrSlug,
    query: z.strictObject({
      after: z
        .string()
        .regex(/^(?:latest|\d{1,15})$/, 'Must be the `next` of an answer, or `latest`.')
        .default('latest')
        .meta({ description: 'The `next` of the answer before; `latest` is now.', examples: ['latest'] }),
    }),
    answer: z.object({
      items: z.array(CommentChange),
      next: z.string().meta({ description: 'Pass it as `after` to go on.' }),
    }),
    media: ['text/event-stream'],
    status: 200,
    problems: ['not-found', 'changes-expired'],
  }),
};
