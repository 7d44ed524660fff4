// The comment form as plain HTML: works without scripts, and leads back to the article.
import type { IncomingMessage } from 'node:http';
import { readerAddress, type EncodedAnswer } from '@broadsheet/service';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { checkComment, incompleteReason, sendComment, type CommentOutcome } from '../islands/comment-sending.ts';
import type { SentCommentForm } from '../islands/comment-form.ts';
import { commentFormQuery } from '../islands/comment-form.loader.ts';
import { pickQuery, toTarget } from './address.ts';
import { pageAnswer, redirectAnswer } from './answers.ts';
import { optionsForReader } from './api-access.ts';
import { isApiAway, sendError } from './error-answers.ts';
import { articlePath } from '../pages/addresses.ts';
import type { PageRequest } from '../pages/page.ts';
import { pageRequest } from './page-routes.ts';
import type { SiteContext } from './site-context.ts';

// 10,000 characters take up to 90,000 bytes when a form encodes them.
const longestForm = '200kb';
const awayReason =
  'Your comment could not be sent: the newspaper’s server does not answer. What you wrote is still here. Please try again in a moment.';

/** Takes the form under an article. Whoever opens its address is led to the form. */
export function commentFormRoutes(context: SiteContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const readForm = express.urlencoded({ extended: false, limit: longestForm, parameterLimit: 20 });
  router.post('/articles/:slug/comments', refuseOtherSites(context), readForm, (request, response) =>
    takeForm(context, request, response),
  );
  router.get('/articles/:slug/comments', async (request, response, next) => {
    const given = request.url.split('?', 2)[1] ?? '';
    // With a place to begin at, it is the address of further comments.
    if (pickQuery(['after'], given).size > 0) {
      next();
      return;
    }
    const query = pickQuery(commentFormQuery, given);
    (await redirectAnswer(context, `${toTarget(articlePath(slugOf(request)), query)}#reply`, 303)).send(
      request,
      response,
    );
  });
  return router;
}

type Sent = Pick<SentCommentForm, 'values' | 'parentId'>;

interface Refusal {
  readonly status: number;
  readonly sentForm: SentCommentForm;
}

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string()).transform(([first = '']) => first)]));

async function takeForm(context: SiteContext, request: Request, response: Response): Promise<void> {
  if (request.is('urlencoded') === false) return sendError(context, { request, response }, { status: 415 });
  const sent = readFields(request.body);
  const answer = await answerForm(context, request, sent).catch((error: unknown) => {
    if (!isApiAway(error)) throw error;
    return unsent(context, request, { status: 503, sentForm: { ...sent, reason: awayReason, errors: {} } });
  });
  answer.send(request, response);
}

async function answerForm(context: SiteContext, request: Request, sent: Sent): Promise<EncodedAnswer> {
  const checked = checkComment(sent.values, sent.parentId === '' ? null : sent.parentId);
  if (checked.kind === 'incomplete') {
    return refused(context, request, {
      status: 422,
      sentForm: { ...sent, reason: incompleteReason, errors: checked.errors },
    });
  }
  const reader = readerAddress(request, context.config.trustedProxies);
  const outcome = await sendComment(slugOf(request), checked.submission, optionsForReader(context.access, reader));
  if (outcome.kind === 'refused') {
    const { problem, reason, errors } = outcome;
    return refused(context, request, { status: problem.status, sentForm: { ...sent, reason, errors } });
  }
  return accepted(context, request, outcome);
}

function accepted(
  context: SiteContext,
  request: Request,
  outcome: Exclude<CommentOutcome, { kind: 'refused' }>,
): Promise<EncodedAnswer> {
  if (outcome.kind === 'held') {
    return redirectAnswer(context, `${articlePath(slugOf(request))}?comment=pending#reply`, 303);
  }
  // The reader must find the comment there, however late the news of it arrives.
  context.cache.purge([`article:${outcome.articleId}`]);
  return redirectAnswer(context, `${articlePath(slugOf(request))}#comment-${outcome.commentId}`, 303);
}

async function refused(context: SiteContext, request: Request, { status, sentForm }: Refusal): Promise<EncodedAnswer> {
  const { module } = await context.renderer();
  const { component, load } = module.articlePage;
  const loaded = await load(formRequest(context, request, sentForm));
  if (loaded.kind !== 'page') return unsent(context, request, { status, sentForm });
  return pageAnswer(context, { component, ...loaded }, { status });
}

// The article cannot be shown, but what the reader wrote can.
async function unsent(context: SiteContext, request: Request, { status, sentForm }: Refusal): Promise<EncodedAnswer> {
  const { module } = await context.renderer();
  const { component, load } = module.unsentCommentPage;
  const shown = await load(formRequest(context, request, sentForm), status);
  return pageAnswer(
    context,
    { component, ...shown },
    { status, ...(status === 503 && { headers: { 'retry-after': '5' } }) },
  );
}

function formRequest(context: SiteContext, request: Request, sentForm: SentCommentForm): PageRequest {
  return { ...pageRequest(context, request.params, new URLSearchParams()), sentForm };
}

/** A form on another site must not speak for a reader of this one. */
function refuseOtherSites(context: SiteContext): RequestHandler {
  const ownHost = new URL(context.config.site.url).host;
  return async (request, response, next) => {
    if (isFromThisSite(request, ownHost)) next();
    else await sendError(context, { request, response }, { status: 403 });
  };
}

function isFromThisSite({ headers }: IncomingMessage, ownHost: string): boolean {
  const fetchSite = headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  if (headers.origin === undefined) return true;
  const host = URL.canParse(headers.origin) ? new URL(headers.origin).host : '';
  return host !== '' && (host === headers.host || host === ownHost);
}

function slugOf({ params }: Request): string {
  return String(params['slug']);
}

function readFields(body: unknown): Sent {
  const fields = Fields.parse(body);
  const text = (name: string) => fields[name] ?? '';
  return {
    values: { body: text('body'), name: text('name'), email: text('email'), website: text('website') },
    parentId: text('parentId'),
  };
}
