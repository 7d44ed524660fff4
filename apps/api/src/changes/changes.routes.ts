import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { followChanges } from './changes.actions.ts';

export function changesRoutes(newsroom: Newsroom): Route[] {
  return [
    route(
      contract.changes.list,
      ({ query, caller, untilGone }) => followChanges(newsroom, query, { caller, signal: untilGone() }),
      // Who follows the log asks for what was not there before.
      { isKept: false },
    ),
  ];
}
