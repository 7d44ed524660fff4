// The whole HTTP surface of the site: who answers what, in the order in which they are asked.
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import { toTarget, type Address } from './address.ts';
import { redirectAnswer } from './answers.ts';
import { apiProxy } from './api-proxy.ts';
import { commentFormRoutes } from './comment-form-post.ts';
import { commentPermalinks } from './comment-permalinks.ts';
import { isApiAway, sendError, statusOf } from './error-answers.ts';
import { liveRoutes } from './live-routes.ts';
import { limitMaking } from './making-limit.ts';
import { findNewPath, hasOldName } from './old-addresses.ts';
import { pageRoutes } from './page-routes.ts';
import { readerPages } from './reader-pages.ts';
import { TooBusyError } from './page-cache.ts';
import type { SiteContext } from './site-context.ts';

/** The site behind the page cache. `files` are the static ones; in development Vite serves them. */
export function createApp(context: SiteContext, files: Router | undefined): Express {
  const app = express();
  app.set('etag', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.disable('x-powered-by');

  app.use('/api', apiProxy(context));
  app.use(liveRoutes(context));
  app.use(alwaysSecure(context));
  if (files) app.use(files);
  app.use(limitMaking(context));
  app.use(commentFormRoutes(context));
  app.use(readerPages(context));
  app.use(onlyReading(context));
  app.use(commentPermalinks(context));
  app.use(oldNames(context));
  app.use(pages(context));
  app.use(oldAddresses(context));
  app.use(notFound(context));
  app.use(failed(context));
  return app;
}

function alwaysSecure({ renderer }: SiteContext): RequestHandler {
  return async (_request, response, next) => {
    const { securityHeaders } = await renderer();
    response.setHeaders(new Map(Object.entries(securityHeaders)));
    next();
  };
}

function onlyReading(context: SiteContext): RequestHandler {
  return async (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') next();
    else await sendError(context, { request, response }, { status: 405, headers: { allow: 'GET, HEAD' } });
  };
}

// `/?p=123` must not be taken for the front page.
function oldNames(context: SiteContext): RequestHandler {
  return async (request, response, next) => {
    const address = addressOf(request.url);
    const to = hasOldName(address) ? await findNewPath(context.client, address) : undefined;
    if (to === undefined) next();
    else (await redirectAnswer(context, to)).send(request, response);
  };
}

// In development the list of pages may have changed since the last request.
function pages(context: SiteContext): RequestHandler {
  let built: Router | undefined;
  return async (request, response, next) => {
    if (!built || context.isDevelopment) built = pageRoutes(context, await context.renderer());
    built(request, response, next);
  };
}

function oldAddresses(context: SiteContext): RequestHandler {
  return async (request, response, next) => {
    const address = addressOf(request.url);
    const to = (await findNewPath(context.client, address)) ?? withoutSlash(address);
    if (to === undefined) next();
    else (await redirectAnswer(context, to)).send(request, response);
  };
}

function withoutSlash({ path, query }: Address): string | undefined {
  if (!path.endsWith('/') || path === '/') return undefined;
  return toTarget(path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''), query);
}

function notFound(context: SiteContext): RequestHandler {
  return (request, response) => sendError(context, { request, response }, { status: 404 });
}

function failed(context: SiteContext): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const fault = statusOf(error);
    if (fault.status >= 500) context.log[isExpected(error) ? 'warn' : 'error'](error, 'a page could not be made');
    await sendError(context, { request, response }, fault);
  };
}

function isExpected(error: unknown): boolean {
  return isApiAway(error) || error instanceof TooBusyError;
}

function addressOf(target: string): Address {
  const [path = '/', query = ''] = target.split('?', 2);
  return { path, query };
}
