import { contract } from '@broadsheet/api-contract';
import { streamHeaders } from '@broadsheet/service';
import { readLastEventId } from '../http/last-event-id.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Content } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { toEventStream } from './event-stream.ts';
import { followChanges, streamChanges } from './following.actions.ts';

export function changesRoutes(newsroom: Newsroom): Route[] {
  return [
    route(
      contract.changes.list,
      async ({ query, caller, accepted, header, untilGone }) => {
        const follower = { caller, signal: untilGone() };
        if (accepted !== 'text/event-stream') return followChanges(newsroom, query, follower);
        const after = readLastEventId(header('last-event-id')) ?? query.after;
        const told = await streamChanges(newsroom, { ...query, after }, follower);
        return new Content('text/event-stream', toEventStream(told), streamHeaders);
      },
      // Who follows the log asks for what was not there before.
      { isKept: false },
    ),
  ];
}
