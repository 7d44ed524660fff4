import { CommentPolicy, CommentSettings, CommentSettingsPatch, Id, Timestamp } from '@broadsheet/domain';
import { z } from 'zod';
import { ByIdOrSlug, endpoint } from './endpoint.ts';
import { exampleOf } from './selection.ts';

/** The settings of all discussions, and at which version. */
export const VersionedCommentSettings = CommentSettings.extend({ version: z.int().positive() }).meta({
  id: 'VersionedCommentSettings',
  description: 'How the newspaper runs its discussions.',
  examples: [{ ...CommentSettings.parse(exampleOf(CommentSettings)), version: 2 }],
});
export type VersionedCommentSettings = z.infer<typeof VersionedCommentSettings>;

/** What a form for comments on one article has to know. */
export const Discussion = z
  .strictObject({
    articleId: Id,
    isOpen: z.boolean().meta({ description: 'Whether readers may comment now.' }),
    closedBecause: z.enum(['not-published', 'policy', 'age']).nullable().meta({
      description: 'Why not: readers cannot see the article, the editors closed the discussion, or its time is over.',
    }),
    policy: CommentPolicy.meta({
      description: 'What applies here: the strictest of what site, section and article say.',
    }),
    closesAt: Timestamp.nullable().meta({ description: 'When its time is over; null: never.' }),
    minLength: z.int().meta({ description: 'Of a comment, in characters that can be seen.' }),
    maxLength: z.int().meta({ description: 'Of a comment, in characters.' }),
    editMinutes: z.int().meta({ description: 'For how many minutes a reader may change what they wrote.' }),
    offersNotifications: z.boolean().meta({ description: 'Whether readers may be mailed when somebody replies.' }),
  })
  .meta({
    id: 'Discussion',
    description: 'Whether and how readers may comment on an article.',
    examples: [
      {
        articleId: '01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e05',
        isOpen: true,
        closedBecause: null,
        policy: 'first-premoderated',
        closesAt: '2026-12-22T20:00:00.000Z',
        minLength: 1,
        maxLength: 10_000,
        editMinutes: 10,
        offersNotifications: false,
      },
    ],
  });
export type Discussion = z.infer<typeof Discussion>;

const configure = { group: 'Moderation', access: 'comments:configure', path: '/v1/comment-settings' } as const;

/** How discussions are run, and what a form has to know of one. */
export const commentSettings = {
  get: endpoint({
    ...configure,
    id: 'getCommentSettings',
    method: 'GET',
    summary: 'How discussions are run',
    answer: VersionedCommentSettings,
    status: 200,
    problems: [],
  }),
  update: endpoint({
    ...configure,
    id: 'updateCommentSettings',
    method: 'PATCH',
    summary: 'Change how discussions are run',
    description:
      'JSON Merge Patch (RFC 7396); lists are replaced whole. It holds for the next comment, in every process. Sections ' +
      'and articles can be stricter, with `commentPolicy` and `closeCommentsAfterDays`.',
    body: CommentSettingsPatch,
    answer: VersionedCommentSettings,
    status: 200,
    needsIfMatch: true,
    problems: [],
  }),
  ofArticle: endpoint({
    id: 'getDiscussion',
    method: 'GET',
    path: '/v1/articles/{idOrSlug}/discussion',
    group: 'Comments',
    access: 'public',
    summary: 'Whether and how readers may comment on an article',
    description:
      'What a form has to know before it is shown. Where `closesAt` is not null, nothing that is made of the answer is good for longer than that.',
    params: ByIdOrSlug,
    answer: Discussion,
    status: 200,
    problems: ['not-found'],
  }),
};
