// Answers to requests that cannot be answered: real pages, which never say more than a reader needs.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '@broadsheet/api-contract';
import { EncodedAnswer } from '@broadsheet/service';
import { pageAnswer } from './answers.ts';
import { ApiAwayError } from './api-access.ts';
import { TooBusyError, type Made } from './page-cache.ts';
import { pageRequest } from './page-routes.ts';
import type { SiteContext } from './site-context.ts';

type ExtraHeaders = Readonly<Record<string, string>>;

/** Answers `request` with the error page for `status`. */
export async function sendError(
  context: SiteContext,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  { status, headers = {} }: { readonly status: number; readonly headers?: ExtraHeaders },
): Promise<void> {
  const answer = await errorAnswer(context, status, headers).catch((error: unknown) => {
    context.log.error(error, 'the error page failed');
    return bareAnswer(status, headers);
  });
  answer.send(request, response);
}

/** The status that `error` deserves, with the headers that belong to it. */
export function statusOf(error: unknown): {
  readonly status: number;
  readonly headers?: ExtraHeaders;
} {
  if (error instanceof TooBusyError) return { status: 503, headers: { 'retry-after': '1' } };
  if (isApiAway(error)) return { status: 503, headers: { 'retry-after': '5' } };
  // A preview whose time is over.
  if (error instanceof ProblemError && error.problem.status === 410) return { status: 410 };
  const status = requestFault(error);
  return { status: status ?? 500 };
}

/** Whether `error` means that the API cannot answer at the moment. */
export function isApiAway(error: unknown): boolean {
  return error instanceof ApiAwayError || (error instanceof ProblemError && error.problem.status === 503);
}

// Whoever tries addresses that nobody gave out costs little: their page is the same for all of them.
const keptStatuses: readonly number[] = [404, 429];

async function errorAnswer(context: SiteContext, status: number, headers: ExtraHeaders): Promise<EncodedAnswer> {
  const isKept = keptStatuses.includes(status) && !context.isDevelopment;
  if (!isKept) return (await makeError(context, status, headers)).answer;
  const kept = await context.cache.fill(`status ${status}`, () => makeError(context, status, headers));
  return kept ?? bareAnswer(status, headers);
}

async function makeError(context: SiteContext, status: number, headers: ExtraHeaders): Promise<Made> {
  const { module } = await context.renderer();
  const { component, load } = module.errorPage;
  const request = pageRequest(context, {}, new URLSearchParams());
  try {
    const { tags, ...shown } = await load(request, status);
    const answer = await pageAnswer(context, { component, ...shown }, { status, headers });
    return tags ? { answer, tags } : { answer };
  } catch (error) {
    if (!isApiAway(error)) throw error;
    // Where not even the navigation can be loaded, the reader learns that first.
    return { answer: await pageAnswer(context, { component, ...(await load(request, 503)) }, { status, headers }) };
  }
}

function bareAnswer(status: number, headers: ExtraHeaders): Promise<EncodedAnswer> {
  return EncodedAnswer.from({
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: 'This page cannot be shown at the moment.\n',
  });
}

// Express and its body parsers put a status on the faults of a request.
function requestFault(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}
