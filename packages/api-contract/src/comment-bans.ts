import { CommentBan, CommentBanDraft, CommentBanKind } from '@broadsheet/domain';
import { ById, PageQuery, endpoint, pageOf } from './endpoint.ts';

const moderation = { group: 'Moderation', access: 'comments:moderate' } as const;

/** Bans: whose comments nobody but a moderator is to see. Only moderators learn of them. */
export const commentBans = {
  list: endpoint({
    ...moderation,
    id: 'listCommentBans',
    method: 'GET',
    path: '/v1/comment-bans',
    summary: 'List bans, the newest first',
    description: 'Those that have expired are forgotten.',
    query: PageQuery.extend({
      kind: CommentBanKind.optional().meta({ description: 'Only bans of this kind.', examples: ['address'] }),
    }),
    answer: pageOf(CommentBan),
    status: 200,
    problems: ['invalid-cursor'],
  }),
  get: endpoint({
    ...moderation,
    id: 'getCommentBan',
    method: 'GET',
    path: '/v1/comment-bans/{id}',
    summary: 'Read one ban',
    params: ById,
    answer: CommentBan,
    status: 200,
    problems: ['not-found'],
  }),
  create: endpoint({
    ...moderation,
    id: 'createCommentBan',
    method: 'POST',
    path: '/v1/comment-bans',
    summary: 'Ban an email address, a range of IP addresses, or names',
    description:
      'What comes from there later is not shown. Whoever sends it is not told: they hear what every reader hears whose ' +
      'comment waits.',
    body: CommentBanDraft,
    answer: CommentBan,
    status: 201,
    problems: ['already-banned', 'too-many-bans', 'not-a-date-in-the-future'],
  }),
  remove: endpoint({
    ...moderation,
    id: 'deleteCommentBan',
    method: 'DELETE',
    path: '/v1/comment-bans/{id}',
    summary: 'Lift a ban',
    params: ById,
    status: 204,
    isOneWay: true,
    problems: ['not-found'],
  }),
};
