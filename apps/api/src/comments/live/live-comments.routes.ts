import { contract } from '@broadsheet/api-contract';
import { streamHeaders } from '@broadsheet/service';
import { locateArticle } from '../../articles/locating.actions.ts';
import { anonymous } from '../../caller.ts';
import { toPlace } from '../../changes/following.actions.ts';
import { route, type Route } from '../../http/endpoint-handler.ts';
import { readLastEventId } from '../../http/last-event-id.ts';
import { Content, Moved } from '../../http/reply.ts';
import { withQuery } from '../../http/with-query.ts';
import type { Newsroom } from '../../newsroom.ts';
import { listCommentChanges } from './comment-changes.actions.ts';
import type { LiveComments } from './live-comments.ts';

export function liveCommentsRoutes(newsroom: Newsroom, live: LiveComments): Route[] {
  return [
    route(
      contract.liveComments.listChanges,
      async ({ params, query, accepted, header }) => {
        // What others than readers may see is not told here.
        const article = await locateArticle(newsroom, params.idOrSlug, anonymous);
        if ('movedTo' in article) {
          return new Moved(withQuery(`/v1/articles/${encodeURIComponent(article.movedTo)}/comments/changes`, query));
        }
        const isStream = accepted === 'text/event-stream';
        const last = isStream ? readLastEventId(header('last-event-id')) : undefined;
        const after = await toPlace(newsroom, last ?? query.after);
        if (isStream) return new Content('text/event-stream', await live.open(article.id, after), streamHeaders);
        const { changes, next } = await listCommentChanges(newsroom, article.id, after);
        return { items: [...changes], next: `${next}` };
      },
      // Who asks what has happened asks for what was not there before; and one address answers in two ways.
      { isKept: false },
    ),
  ];
}
