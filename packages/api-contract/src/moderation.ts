import {
  CommentDecision,
  CommentNote,
  CommentNoteDraft,
  CommentReport,
  CommentReportDraft,
  Id,
  ModeratedComment,
} from '@broadsheet/domain';
import { z } from 'zod';
import { BulkDecision, BulkDecisionAnswer } from './bulk-decision.ts';
import { ById, PageQuery, endpoint, pageOf } from './endpoint.ts';
import { ClaimedComments, ClaimRequest, Released, ReleaseRequest } from './moderation-queue.ts';

const byModerators = { group: 'Moderation', access: 'comments:moderate' } as const;
const onOne = { ...byModerators, params: ById } as const;
const listOfOne = {
  ...onOne,
  method: 'GET',
  query: PageQuery,
  status: 200,
  problems: ['not-found', 'invalid-cursor'],
} as const;
const decision = {
  ...onOne,
  method: 'POST',
  answer: ModeratedComment,
  status: 200,
  needsIfMatch: true,
  problems: ['not-found', 'transition-not-allowed'],
} as const;

/** What moderators do besides approving and refusing: with one comment, with many, and side by side. */
export const moderation = {
  claim: endpoint({
    ...byModerators,
    id: 'claimComments',
    method: 'POST',
    path: '/v1/moderation-queue/claim',
    summary: 'Take the next comments that wait in hand, so that nobody else does',
    description:
      'Gives what you have in hand already, for as long again, and the oldest that nobody has. Others see whose they are ' +
      '(`include=claim`), and are not given them; after the time, whoever asks next is.',
    body: ClaimRequest,
    answer: ClaimedComments,
    status: 201,
    problems: [],
  }),
  release: endpoint({
    ...byModerators,
    id: 'releaseComments',
    method: 'POST',
    path: '/v1/moderation-queue/release',
    summary: 'Give comments back to the other moderators',
    body: ReleaseRequest,
    answer: Released,
    status: 200,
    isOneWay: true,
    problems: [],
  }),
  decide: endpoint({
    ...byModerators,
    id: 'decideOnComments',
    method: 'POST',
    path: '/v1/comments/decide',
    summary: 'Decide on up to 500 comments at once',
    description:
      'On those that are listed, or on those that fit a filter and that no other moderator has in hand. Each is a ' +
      'transaction of its own with its own outcome: what somebody else has changed meanwhile is refused, and keeps none of ' +
      'the others back. With an `Idempotency-Key`, what broke off goes on where it stopped when it is sent again.',
    body: BulkDecision,
    answer: BulkDecisionAnswer,
    status: 200,
    judgesParts: true,
    problems: [],
  }),
  hold: endpoint({
    ...decision,
    id: 'holdComment',
    path: '/v1/comments/{id}/hold',
    summary: 'Put a comment back into the queue, out of sight of readers',
  }),
  undo: endpoint({
    ...decision,
    id: 'undoDecision',
    path: '/v1/comments/{id}/undo',
    summary: 'Bring a comment back into the state before the last decision',
    description: 'That is a decision, too: undone twice, it is as it was.',
  }),
  history: endpoint({
    ...listOfOne,
    id: 'listDecisions',
    path: '/v1/comments/{id}/history',
    summary: 'Every change of the state of a comment, the newest first',
    answer: pageOf(CommentDecision),
  }),
  pick: endpoint({
    ...decision,
    id: 'pickComment',
    path: '/v1/comments/{id}/pick',
    summary: 'Point out a comment to readers as a pick of the editors',
    description: 'Only what readers see can be picked.',
  }),
  unpick: endpoint({
    ...decision,
    id: 'unpickComment',
    method: 'DELETE',
    path: '/v1/comments/{id}/pick',
    summary: 'Point out a comment no longer',
  }),
  listNotes: endpoint({
    ...listOfOne,
    id: 'listCommentNotes',
    path: '/v1/comments/{id}/notes',
    summary: 'What moderators have noted about a comment, the oldest first',
    answer: pageOf(CommentNote),
  }),
  addNote: endpoint({
    ...onOne,
    id: 'addCommentNote',
    method: 'POST',
    path: '/v1/comments/{id}/notes',
    summary: 'Note something about a comment for other moderators',
    body: CommentNoteDraft,
    answer: CommentNote,
    status: 201,
    problems: ['not-found'],
  }),
  removeNote: endpoint({
    ...byModerators,
    id: 'deleteCommentNote',
    method: 'DELETE',
    path: '/v1/comments/{id}/notes/{note}',
    summary: 'Delete a note',
    params: ById.extend({
      note: Id.meta({ description: 'The id of the note.', examples: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e22'] }),
    }),
    status: 204,
    isOneWay: true,
    problems: ['not-found'],
  }),
  listReports: endpoint({
    ...listOfOne,
    id: 'listCommentReports',
    path: '/v1/comments/{id}/reports',
    summary: 'What readers have reported about a comment, the newest first',
    description: 'Nobody learns who they were.',
    answer: pageOf(CommentReport),
  }),
  report: endpoint({
    id: 'reportComment',
    method: 'POST',
    path: '/v1/comments/{id}/reports',
    group: 'Comments',
    access: 'public',
    summary: 'Tell the moderators that a comment should not be there',
    description:
      'Every reader is counted once for each comment. The answer is the same whatever the moderators, or the settings of ' +
      'the site, make of it.',
    knowsAuthor: true,
    params: ById,
    body: CommentReportDraft,
    answer: z.strictObject({ status: z.literal('received') }).meta({
      id: 'ReceivedReport',
      description: 'A report was received.',
      examples: [{ status: 'received' }],
    }),
    status: 201,
    problems: ['not-found'],
  }),
};
