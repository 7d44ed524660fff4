// Answers to requests that cannot be answered: real pages, which never say more than a reader needs.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProblemError } from '@broadsheet/api-contract';
import { pageAnswer } from './answers.ts';
import { ApiAwayError } from './api-access.ts';
import { EncodedAnswer } from './encoded-answer.ts';
import { TooBusyError } from './page-cache.ts';
import { pageRequest } from './page-routes.ts';
import type { SiteContext } from './site-context.ts';

/** Answers `request` with the error page for `status`. */
export async function sendError(
  context: SiteContext,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  { status, headers = {} }: { readonly status: number; readonly headers?: Readonly<Record<string, string>> },
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
  readonly headers?: Readonly<Record<string, string>>;
} {
  if (error instanceof TooBusyError) return { status: 503, headers: { 'retry-after': '1' } };
  if (isApiAway(error)) return { status: 503, headers: { 'retry-after': '5' } };
  const status = requestFault(error);
  return { status: status ?? 500 };
}

/** Whether `error` means that the API cannot answer at the moment. */
export function isApiAway(error: unknown): boolean {
  return error instanceof ApiAwayError || (error instanceof ProblemError && error.problem.status === 503);
}

async function errorAnswer(
  context: SiteContext,
  status: number,
  headers: Readonly<Record<string, string>>,
): Promise<EncodedAnswer> {
  const { module } = await context.renderer();
  const request = pageRequest(context, {}, new URLSearchParams());
  // Where not even the navigation can be loaded, the reader learns that first.
  const shown = await Promise.try(() => module.errorPage.load(request, status)).catch(() =>
    module.errorPage.load(request, 503),
  );
  return pageAnswer(context, { component: module.errorPage.component, ...shown }, { status, headers });
}

function bareAnswer(status: number, headers: Readonly<Record<string, string>>): Promise<EncodedAnswer> {
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
