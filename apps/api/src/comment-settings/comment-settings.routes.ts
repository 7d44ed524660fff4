import { contract } from '@broadsheet/api-contract';
import { locateArticle } from '../articles/locating.actions.ts';
import { route, type Route } from '../http/endpoint-handler.ts';
import { Moved } from '../http/reply.ts';
import type { Newsroom } from '../newsroom.ts';
import { describeDiscussion, getVersionedSettings, updateCommentSettings } from './comment-settings.actions.ts';

// The longest lists that the domain takes, as JSON.
const longLists = { bodyLimit: 5_000_000 };

export function commentSettingsRoutes(newsroom: Newsroom): Route[] {
  const { commentSettings } = contract;
  return [
    route(commentSettings.get, () => getVersionedSettings(newsroom)),
    route(
      commentSettings.update,
      ({ body, precondition }) => updateCommentSettings(newsroom, body, precondition),
      longLists,
    ),
    route(
      commentSettings.ofArticle,
      async ({ params, caller }) => {
        const found = await locateArticle(newsroom, params.idOrSlug, caller);
        if ('movedTo' in found) return new Moved(`/v1/articles/${encodeURIComponent(found.movedTo)}/discussion`);
        return describeDiscussion(newsroom, found.id);
      },
      // It closes by itself, and no change tells of that.
      { isKept: false },
    ),
  ];
}
