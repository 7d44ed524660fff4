import { contract } from '@broadsheet/api-contract';
import { holderOf } from '../caller.ts';
import { moderateComment } from '../comments/moderation.actions.ts';
import { authorTokenOf } from '../http/author-token.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Created } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { bansRoutes } from './bans.routes.ts';
import { decideOnMany } from './bulk-decision.actions.ts';
import { claimComments, releaseComments } from './claims.actions.ts';
import { listHistory, undoDecision } from './history.actions.ts';
import { addNote, listNotesOf, removeNote } from './notes.actions.ts';
import { setPick } from './picks.actions.ts';
import { listReportsOf, reportComment } from './reports.actions.ts';

const { moderation } = contract;

// As long as 500 ids with their versions are, and a filter with them.
const bulkBody = 64_000;

/** What moderators do besides approving and refusing, and what readers tell them. */
export function moderationRoutes(newsroom: Newsroom): Route[] {
  return [...bansRoutes(newsroom), ...decisionRoutes(newsroom), ...besideRoutes(newsroom), ...reportRoutes(newsroom)];
}

function decisionRoutes(newsroom: Newsroom): Route[] {
  return [
    route(moderation.claim, async ({ body, caller }) => {
      const claimed = await claimComments(newsroom, body, holderOf(caller));
      return new Created(claimed, '/v1/comments?include=claim');
    }),
    route(moderation.release, ({ body, caller }) => releaseComments(newsroom, body.ids, holderOf(caller))),
    route(moderation.decide, ({ body, caller }) => decideOnMany(newsroom, body, caller), { bodyLimit: bulkBody }),
    route(moderation.hold, ({ params, precondition, caller }) =>
      moderateComment(newsroom, params.id, { action: 'hold', precondition, by: holderOf(caller) }),
    ),
    route(moderation.undo, ({ params, precondition, caller }) =>
      undoDecision(newsroom, params.id, { precondition, by: holderOf(caller) }),
    ),
    route(moderation.history, ({ params, query }) => listHistory(newsroom, { commentId: params.id, ...query })),
  ];
}

function besideRoutes(newsroom: Newsroom): Route[] {
  return [
    route(moderation.pick, ({ params, precondition }) => setPick(newsroom, params.id, { isPick: true, precondition })),
    route(moderation.unpick, ({ params, precondition }) =>
      setPick(newsroom, params.id, { isPick: false, precondition }),
    ),
    route(moderation.listNotes, ({ params, query }) => listNotesOf(newsroom, { commentId: params.id, ...query })),
    route(moderation.addNote, async ({ params, body, caller }) => {
      const note = await addNote(newsroom, params.id, { draft: body, by: holderOf(caller) });
      return new Created(note, `/v1/comments/${params.id}/notes/${note.id}`);
    }),
    route(moderation.removeNote, async ({ params }) => {
      await removeNote(newsroom, { id: params.note, commentId: params.id });
      return undefined;
    }),
  ];
}

function reportRoutes(newsroom: Newsroom): Route[] {
  return [
    route(moderation.listReports, ({ params, query }) => listReportsOf(newsroom, { commentId: params.id, ...query })),
    route(moderation.report, async ({ params, body, readerAddress, header }) => {
      const reporter = { ipAddress: readerAddress === '' ? null : readerAddress, authorToken: authorTokenOf(header) };
      await reportComment(newsroom, params.id, { draft: body, reporter });
      return new Created({ status: 'received' }, `/v1/comments/${params.id}/reports`);
    }),
  ];
}
