// The whole HTTP surface.
import type { RequestListener } from 'node:http';
import { createOpenApiDocument } from '@broadsheet/api-contract/openapi';
import type { Newspaper } from '@broadsheet/domain';
import { OpenStreams, type StreamLimits } from '@broadsheet/service';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { redirectsRoutes } from './addresses/redirects.routes.ts';
import { articleFormatsRoutes } from './articles/formats/article-formats.routes.ts';
import { articlesRoutes } from './articles/articles.routes.ts';
import { previewsRoutes } from './articles/previews.routes.ts';
import { authorsRoutes } from './authors/authors.routes.ts';
import { batchRoutes } from './batch/batch.routes.ts';
import { changesRoutes } from './changes/changes.routes.ts';
import { commentsRoutes } from './comments/comments.routes.ts';
import { commentSettingsRoutes } from './comment-settings/comment-settings.routes.ts';
import { LiveComments } from './comments/live/live-comments.ts';
import { liveCommentsRoutes } from './comments/live/live-comments.routes.ts';
import { findLastChange, lastChangeReader } from './changes/changes.store.ts';
import { docsRoutes } from './docs/docs.routes.ts';
import { AnswerCache, behindAnswerCache } from './http/answer-cache.ts';
import { behindLimits, type LimitParts } from './http/behind-limits.ts';
import { behindOverload, Load } from './http/behind-overload.ts';
import { assertNamesHost, assertShortAddress } from './http/client-error.ts';
import { letAnybodyRead } from './http/cors.ts';
import { createEndpointRouter, type RouterParts } from './http/endpoint-router.ts';
import { parseQuery } from './http/parse-query.ts';
import { answerProblems } from './http/problem.ts';
import { sendWhole } from './http/send-answer.ts';
import { createAnswerOnce } from './idempotency/answer-once.ts';
import type { Newsroom } from './newsroom.ts';
import { exportRoutes } from './export/export.routes.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { moderatorMailRoutes } from './moderator-mail/moderator-mail.routes.ts';
import { notificationsRoutes } from './notifications/notifications.routes.ts';
import { oembedRoutes } from './oembed/oembed.routes.ts';
import { keysRoutes } from './keys/keys.routes.ts';
import { Refusal } from './refusal.ts';
import { personalDataRoutes } from './personal-data/personal-data.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { sectionsRoutes } from './sections/sections.routes.ts';
import { sessionsRoutes } from './sessions/sessions.routes.ts';
import { surrogateTagsOf } from './surrogate-tags.ts';
import { tagsRoutes } from './tags/tags.routes.ts';
import { threadsRoutes } from './comments/threads/threads.routes.ts';
import { webhooksRoutes } from './webhooks/webhooks.routes.ts';
import { usersRoutes } from './users/users.routes.ts';

export interface ApiParts
  extends Omit<RouterParts, 'answers' | 'answerOnce' | 'load' | 'streams' | 'surrogateTagsOf'>, LimitParts {
  /** How many requests are answered at once. */
  readonly mostAtOnce: number;
  readonly streamLimits: StreamLimits;
  /** Where the API is reached through the site, for its description. */
  readonly publicUrl: string;
  /** Whose articles these are, and where readers find them. */
  readonly newspaper: Newspaper;
}

const answerCacheBytes = 32_000_000;

/** The API: limits in front, behind them what readers were answered before, behind that an Express application. */
export function createApi(newsroom: Newsroom, parts: ApiParts): RequestListener {
  const answers = new AnswerCache(answerCacheBytes);
  const load = new Load(parts.mostAtOnce);
  const streams = new OpenStreams(parts.streamLimits);
  const app = createApp(newsroom, {
    ...parts,
    load,
    streams,
    answers,
    surrogateTagsOf,
    answerOnce: createAnswerOnce(newsroom),
  });
  const bounded = behindOverload(app, load);
  return behindLimits(behindAnswerCache(bounded, answers, lastChangeReader(newsroom.db)), parts);
}

function createApp(newsroom: Newsroom, parts: ApiParts & RouterParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', parseQuery);
  app.use(secureHeaders(parts.publicUrl));
  app.use((request, _response, next) => {
    assertNamesHost(request);
    assertShortAddress(request);
    next();
  });
  app.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    await findLastChange(newsroom.db);
    response.json({ status: 'ok' });
  });
  const description = JSON.stringify(createOpenApiDocument(parts.publicUrl));
  app.get('/openapi.json', (request, response) => {
    letAnybodyRead({ request, response });
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-cache');
    sendWhole(200, description, { request, response });
  });
  app.use(docsRoutes());
  const routes = [
    ...articlesRoutes(newsroom),
    ...articleFormatsRoutes(newsroom, parts.newspaper),
    ...previewsRoutes(newsroom, parts.newspaper),
    ...oembedRoutes(newsroom, parts.newspaper),
    ...authorsRoutes(newsroom),
    ...sectionsRoutes(newsroom),
    ...tagsRoutes(newsroom),
    ...commentsRoutes(newsroom, parts),
    ...liveCommentsRoutes(newsroom, new LiveComments(newsroom, parts.ending)),
    ...commentSettingsRoutes(newsroom),
    ...threadsRoutes(newsroom),
    ...moderationRoutes(newsroom),
    ...personalDataRoutes(newsroom, parts.newspaper),
    ...notificationsRoutes(newsroom),
    ...moderatorMailRoutes(newsroom),
    ...searchRoutes(newsroom),
    ...batchRoutes(newsroom),
    ...changesRoutes(newsroom),
    ...redirectsRoutes(newsroom),
    ...webhooksRoutes(newsroom),
    ...exportRoutes(newsroom),
    ...keysRoutes(newsroom),
    ...usersRoutes(newsroom),
    ...sessionsRoutes(newsroom, parts),
  ];
  app.use(createEndpointRouter(routes, parts));
  app.use((request) => {
    throw new Refusal('not-found', `There is nothing at ${request.path}.`);
  });
  app.use(answerProblems(newsroom.log));
  return app;
}

// No page is served here: nothing may be loaded, and nobody may frame it.
function secureHeaders(publicUrl: string) {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: publicUrl.startsWith('https:'),
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    originAgentCluster: false,
  });
}
