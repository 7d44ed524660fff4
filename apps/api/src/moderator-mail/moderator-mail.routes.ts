import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { decideByMail, getMailedDecision } from './decisions.actions.ts';

export function moderatorMailRoutes(newsroom: Newsroom): Route[] {
  const { mailedDecisions } = contract;
  return [
    // What is in it depends on the clock too.
    route(mailedDecisions.get, ({ params: { token } }) => getMailedDecision(newsroom, token), { isKept: false }),
    route(mailedDecisions.decide, ({ params: { token }, body: { action } }) => decideByMail(newsroom, token, action)),
  ];
}
