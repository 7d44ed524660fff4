// Answers every address of the two lists: from the cache, or by loading and rendering.
import type { IncomingMessage } from 'node:http';
import { cdnHeaders, type EncodedAnswer } from '@broadsheet/service';
import { Router, type RequestHandler } from 'express';
import type { Feed } from '../feeds/feed.ts';
import type { Page, PageRequest } from '../pages/page.ts';
import { pickQuery, toTarget } from './address.ts';
import { feedAnswer, pageAnswer, redirectAnswer } from './answers.ts';
import type { Made } from './page-cache.ts';
import { isAnonymous } from './anonymous.ts';
import type { Renderer } from './renderer.ts';
import type { SiteContext } from './site-context.ts';

/** The routes of all pages and feeds. Where a loader finds nothing, the request goes on to whoever comes next. */
export function pageRoutes(context: SiteContext, { module }: Renderer): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const feed of module.feeds) {
    router.get(
      feed.path,
      answerWith(context, feed.query ?? [], (request) => makeFeed(context, feed, request)),
    );
  }
  for (const page of module.pages) {
    router.get(
      page.path,
      page.isConfidential
        ? answerAnew(context, (request) => makeConfidential(context, page, request))
        : answerWith(context, page.query, (request) => makePage(context, page, request)),
    );
  }
  return router;
}

/** What a loader is given. */
export function pageRequest(
  { client, live, config: { site } }: SiteContext,
  params: Readonly<Record<string, unknown>>,
  query: URLSearchParams,
): PageRequest {
  const texts = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { client, site, params: Object.fromEntries(texts), query, now: new Date(), place: live.place };
}

async function makePage(
  context: SiteContext,
  { component, isFragment, load }: Page,
  request: PageRequest,
): Promise<Made | undefined> {
  const loaded = await load(request);
  if (loaded.kind === 'missing') return undefined;
  if (loaded.kind === 'moved') return { answer: await redirectAnswer(context, loaded.to) };
  const headers = tagHeaders(context, loaded.tags, maxAgeOf(loaded));
  return {
    answer: await pageAnswer(context, { component, isFragment, ...loaded }, { status: 200, headers }),
    tags: loaded.tags,
    maxAgeMs: maxAgeOf(loaded),
  };
}

// Whoever follows a link on it does not tell its address.
const confidential = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
};

async function makeConfidential(
  context: SiteContext,
  { component, load }: Page,
  request: PageRequest,
): Promise<EncodedAnswer | undefined> {
  const loaded = await load(request);
  if (loaded.kind === 'missing') return undefined;
  if (loaded.kind === 'moved') return redirectAnswer(context, loaded.to, 303);
  return pageAnswer(context, { component, ...loaded }, { status: 200, headers: confidential });
}

async function makeFeed(context: SiteContext, feed: Feed, request: PageRequest): Promise<Made | undefined> {
  const loaded = await feed.load(request);
  if (loaded.kind === 'missing') return undefined;
  if (loaded.kind === 'moved') return { answer: await redirectAnswer(context, loaded.to) };
  return { answer: await feedAnswer(context, loaded, tagHeaders(context, loaded.tags)), tags: loaded.tags };
}

// Without anybody who keeps pages for us, readers are spared the tags.
function tagHeaders(
  { config }: SiteContext,
  tags: readonly string[],
  maxAgeMs = Infinity,
): Readonly<Record<string, string>> {
  const seconds = Math.max(0, Math.min(config.cdnMaxAge, Math.floor(maxAgeMs / 1000)));
  return config.cdnMaxAge === 0 ? {} : cdnHeaders(tags, seconds);
}

function maxAgeOf({ validUntil }: { readonly validUntil?: string | null }): number | undefined {
  return validUntil === null || validUntil === undefined ? undefined : Date.parse(validUntil) - Date.now();
}

function answerWith(
  context: SiteContext,
  names: readonly string[],
  make: (request: PageRequest) => Promise<Made | undefined>,
): RequestHandler {
  return async (request, response, next) => {
    const [path = '/', query = ''] = request.url.split('?', 2);
    const picked = pickQuery(names, query);
    const makeThis = () => make(pageRequest(context, request.params, picked));
    const answer = mayShare(context, request)
      ? await context.cache.fill(toTarget(path, picked), makeThis)
      : (await makeThis())?.answer;
    if (answer) answer.send(request, response);
    else next();
  };
}

function answerAnew(
  context: SiteContext,
  make: (request: PageRequest) => Promise<EncodedAnswer | undefined>,
): RequestHandler {
  return async (request, response, next) => {
    const answer = await make(pageRequest(context, request.params, new URLSearchParams()));
    if (answer) answer.send(request, response);
    else next();
  };
}

function mayShare({ isDevelopment }: SiteContext, request: IncomingMessage): boolean {
  return !isDevelopment && isAnonymous(request);
}
