// The comment form as plain HTML: works without scripts, and leads back to the article.
import { authorCookie, authorCookieOf, readerAddress, type EncodedAnswer } from '@broadsheet/service';
import { Router, type Request, type Response } from 'express';
import { checkComment, incompleteReason, sendComment, type SentComment } from '../islands/comment-sending.ts';
import { decoyField, type CommentFormChoices, type SentCommentForm } from '../islands/comment-form.ts';
import { commentFormQuery } from '../islands/comment-form.loader.ts';
import { articlePath } from '../pages/addresses.ts';
import { findCommentPage } from '../pages/discussion/comment-page.ts';
import type { PageRequest } from '../pages/page.ts';
import type { FormFields } from '../pages/reader-page.ts';
import { pickQuery, toTarget } from './address.ts';
import { pageAnswer, redirectAnswer } from './answers.ts';
import { optionsForReader } from './api-access.ts';
import { isApiAway } from './error-answers.ts';
import { pageRequest } from './page-routes.ts';
import { fieldsOf, readForm } from './plain-forms.ts';
import type { SiteContext } from './site-context.ts';

const awayReason =
  'Your comment could not be sent: the newspaper’s server does not answer. What you wrote is still here. Please try again in a moment.';

/** Takes the form under an article. Whoever opens its address is led to the form. */
export function commentFormRoutes(context: SiteContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post('/articles/:slug/comments', ...readForm(context), (request, response) =>
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

type Sent = Pick<SentCommentForm, 'values' | 'choices' | 'parentId'> & { readonly honeypot: string };

interface Refusal {
  readonly status: number;
  readonly sentForm: SentCommentForm;
}

async function takeForm(context: SiteContext, request: Request, response: Response): Promise<void> {
  const sent = readFields(fieldsOf(request));
  const answer = await answerForm(context, { request, response }, sent).catch((error: unknown) => {
    if (!isApiAway(error)) throw error;
    return unsent(context, request, { status: 503, sentForm: { ...sent, reason: awayReason, errors: {} } });
  });
  answer.send(request, response);
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function answerForm(context: SiteContext, exchange: Exchange, sent: Sent): Promise<EncodedAnswer> {
  const { request } = exchange;
  const { values, parentId, choices, honeypot } = sent;
  const filled = { values, parentId: parentId === '' ? null : parentId, notify: choices.notify, honeypot };
  const checked = checkComment(filled);
  if (checked.kind === 'incomplete') {
    const sentForm = { ...sent, reason: incompleteReason, errors: checked.errors };
    return refused(context, request, { status: 422, sentForm });
  }
  const reader = readerAddress(request, context.config.trustedProxies);
  const authorToken = authorCookieOf(request.headers, { isSecure: isSecure(context) });
  const to = { articleSlug: slugOf(request), authorToken };
  const outcome = await sendComment(to, checked.submission, optionsForReader(context.access, reader));
  if (outcome.kind !== 'refused') return accepted(context, exchange, { outcome, choices });
  const { problem, reason, errors } = outcome;
  return refused(context, request, { status: problem.status, sentForm: { ...sent, reason, errors } });
}

async function accepted(
  context: SiteContext,
  { request, response }: Exchange,
  { outcome, choices }: { outcome: SentComment; choices: CommentFormChoices },
): Promise<EncodedAnswer> {
  const { authorToken, commentId, articleId } = outcome;
  if (authorToken !== null) {
    const terms = { isSecure: isSecure(context), isRemembered: choices.remember };
    response.appendHeader('set-cookie', authorCookie(authorToken, terms));
  }
  const path = articlePath(slugOf(request));
  if (outcome.kind === 'held') {
    return redirectAnswer(context, `${path}?comment=${choices.notify ? 'pending-notify' : 'pending'}#reply`, 303);
  }
  // The reader must find the comment there, however late the news of it arrives.
  context.cache.purge([`article:${articleId}`]);
  const page = await findCommentPage(context.client, commentId, { sparesArticle: false });
  return redirectAnswer(context, page ?? path, 303);
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

function isSecure({ config }: SiteContext): boolean {
  return config.site.url.startsWith('https:');
}

function slugOf({ params }: Request): string {
  return String(params['slug']);
}

function readFields(text: FormFields): Sent {
  return {
    values: { body: text('body'), name: text('name'), email: text('email'), website: text('website') },
    choices: { notify: text('notify') !== '', remember: text('remember') !== '' },
    parentId: text('parentId'),
    honeypot: text(decoyField),
  };
}
