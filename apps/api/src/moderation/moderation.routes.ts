import type { Route } from '../http/endpoint-handler.ts';
import type { Newsroom } from '../newsroom.ts';
import { bansRoutes } from './bans.routes.ts';

/** What moderators do. */
export function moderationRoutes(newsroom: Newsroom): Route[] {
  return [...bansRoutes(newsroom)];
}
