// The stream of what happens in a discussion, as pages show it: an event `comment` with `{ id, html, isRemoved }`, new or changed,
// or `gone` with `{ id }`. Its ids are places in the change log, from which an `EventSource` goes on by itself.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { liveComments, ProblemError, problemTable, request as ask, type ProblemCode } from '@broadsheet/api-contract';
import { readerAddress, streamHeaders, type Seat } from '@broadsheet/service';
import type { RequestHandler } from 'express';
import { optionsForReader } from './api-access.ts';
import { TooMuchNewError, type ReadChanges } from './live-discussions.ts';
import { sendProblem } from './send-problem.ts';
import type { SiteContext } from './site-context.ts';
import { admitStream, retrySoon } from './stream-limits.ts';

const path = /^\/articles\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/live$/;

/** Answers `/articles/ID/live?after=PLACE`. */
export function liveRoutes(context: SiteContext): RequestHandler {
  return async (request, response, next) => {
    const [target = '', query = ''] = request.url.split('?', 2);
    const articleId = path.exec(target)?.[1];
    if (articleId === undefined || request.method !== 'GET') {
      next();
      return;
    }
    const seat = await findSeat(context, request, { articleId, query });
    if (response.destroyed) return;
    if (typeof seat === 'string') refuse(response, seat);
    else if (admitStream(context, { request, response })) {
      response.writeHead(200, streamHeaders);
      context.live.listen(seat, response);
    }
  };
}

async function findSeat(
  { live, config, access }: SiteContext,
  request: IncomingMessage,
  { articleId, query }: { articleId: string; query: string },
): Promise<Seat | ProblemCode> {
  const after = placeOf(request, new URLSearchParams(query));
  if (after === undefined) return 'invalid-parameter';
  // In the name of the reader, so that the API's limits hold for what is read for them alone.
  const readChanges: ReadChanges = (idOrSlug, place) => {
    const options = optionsForReader(access, readerAddress(request, config.trustedProxies));
    return ask(liveComments.listChanges, { idOrSlug, after: `${place}` }, options);
  };
  try {
    return (await live.prepare(articleId, after, readChanges)) ?? 'unavailable';
  } catch (error) {
    if (error instanceof TooMuchNewError) return 'changes-expired';
    return error instanceof ProblemError ? error.problem.code : 'unavailable';
  }
}

function placeOf({ headers }: IncomingMessage, query: URLSearchParams): number | undefined {
  const last = headers['last-event-id'];
  const text = typeof last === 'string' && last !== '' ? last : (query.get('after') ?? '');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function refuse(response: ServerResponse, code: ProblemCode): void {
  const { status, title } = problemTable[code];
  const mayRetry = status === 429 || status >= 500;
  sendProblem(response, { code, detail: `${title}.`, ...(mayRetry && { retrySeconds: retrySoon() }) });
}
