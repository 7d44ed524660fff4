import { contract } from '@broadsheet/api-contract';
import { route, type Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { runBatch } from './batch.actions.ts';

// As long as a single article may be.
const bodyLimit = 8_000_000;

export function batchRoutes(newsroom: Newsroom): Route[] {
  return [route(contract.batch.run, ({ body, caller }) => runBatch(newsroom, body, caller), { bodyLimit })];
}
