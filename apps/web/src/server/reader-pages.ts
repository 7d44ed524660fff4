// The pages that are for one reader alone, and take forms: nobody keeps them, and no search engine lists them.
import { createClient } from '@broadsheet/api-contract';
import { authorCookieOf, readerAddress, type EncodedAnswer } from '@broadsheet/service';
import { Router, type Request, type RequestHandler } from 'express';
import type { ReaderPage, ReaderRequest, Taken } from '../pages/reader-page.ts';
import { pickQuery } from './address.ts';
import { pageAnswer, redirectAnswer } from './answers.ts';
import { optionsForReader } from './api-access.ts';
import { pageRequest } from './page-routes.ts';
import { fieldsOf, readForm } from './plain-forms.ts';
import type { SiteContext } from './site-context.ts';

/** The routes of `pages`. Where a loader finds nothing, the request goes on to whoever comes next. */
export function readerPages(context: SiteContext): RequestHandler {
  let built: Router | undefined;
  return async (request, response, next) => {
    if (!built || context.isDevelopment) built = routerOf(context, (await context.renderer()).module.readerPages);
    built(request, response, next);
  };
}

function routerOf(context: SiteContext, pages: readonly ReaderPage[]): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const page of pages) {
    router.get(
      page.path,
      answerWith(context, page, (asked) => page.load(asked)),
    );
    const { take } = page;
    if (!take) continue;
    router.post(
      page.path,
      ...(page.isMailed ? [] : readForm(context)),
      answerWith(context, page, (asked, request) => take(asked, fieldsOf(request))),
    );
  }
  return router;
}

function answerWith(
  context: SiteContext,
  page: ReaderPage,
  load: (asked: ReaderRequest, request: Request) => Promise<Taken>,
): RequestHandler {
  return async (request, response, next) => {
    const taken = await load(readerRequest(context, page, request), request);
    const answer = await toAnswer(context, page, taken);
    if (answer) answer.send(request, response);
    else next();
  };
}

/** What a loader is given: the API as this reader sees it, by the cookie that their browser keeps. */
function readerRequest(context: SiteContext, { query }: ReaderPage, request: Request): ReaderRequest {
  const { access, config } = context;
  const authorToken = authorCookieOf(request.headers);
  const options = optionsForReader(access, readerAddress(request, config.trustedProxies));
  const headers = { ...options.headers, ...(authorToken !== undefined && { 'author-token': authorToken }) };
  const picked = pickQuery(query, request.url.split('?', 2)[1] ?? '');
  return { ...pageRequest(context, request.params, picked), own: createClient({ ...options, headers }) };
}

async function toAnswer(
  context: SiteContext,
  { component, isMailed }: ReaderPage,
  taken: Taken,
): Promise<EncodedAnswer | undefined> {
  if (taken.kind === 'missing') return undefined;
  if (taken.kind === 'moved') return redirectAnswer(context, taken.to, 303);
  const { status = 200 } = taken;
  const retry = status === 503 && { 'retry-after': '5' };
  return pageAnswer(
    context,
    { component, ...taken },
    { status, headers: { ...forOneReader, ...(isMailed && mailed), ...retry } },
  );
}

const forOneReader = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'same-origin',
};

const mailed = { 'referrer-policy': 'no-referrer' };
