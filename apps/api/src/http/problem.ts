// The one place where an error becomes an answer: problem details after RFC 9457.
import { problemTable, type Problem, type ProblemCode } from '@broadsheet/api-contract';
import { DomainError } from '@broadsheet/domain';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { isUnavailable, isUniqueViolation } from '../database/dialect.ts';
import { Refusal, type FieldError } from '../refusal.ts';
import type { Exchange } from './reply.ts';
import { toLoggedUrl } from './logged-url.ts';
import { sendWhole } from './send-answer.ts';

/** The problem document for `code`. */
export function toProblem(code: ProblemCode, detail: string, errors: readonly FieldError[] = []): Problem {
  return {
    type: `urn:broadsheet:problem:${code}`,
    code,
    ...problemTable[code],
    detail,
    ...(errors.length > 0 && { errors: [...errors] }),
  };
}

/** Answers every error. The cause of one that is our own fault goes to `log`, never to the client. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500) {
      log.error({ err: error, method: request.method, url: toLoggedUrl(request.url) }, problem.title);
    }
    sendProblem({ request, response }, problem, error instanceof Refusal ? error.headers : {});
  };
}

/** Sends `problem` as the answer. */
function sendProblem({ request, response }: Exchange, problem: Problem, headers: Refusal['headers']): void {
  response.set({
    'cache-control': 'no-store',
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    ...((problem.status === 503 || problem.code === 'request-in-flight') && { 'retry-after': '1' }),
    // What is left of a body that is too large is not worth reading.
    ...(problem.status === 413 && { connection: 'close' }),
    ...headers,
  });
  // Not by Express, which would add a charset to it.
  response.setHeader('content-type', 'application/problem+json');
  sendWhole(problem.status, JSON.stringify(problem), { request, response });
}

/** The problem that `error` is, whoever's fault. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return toProblem(error.code, error.message, error.errors);
  if (error instanceof DomainError) {
    const { code, message, pointer } = error;
    return toProblem(code, message, pointer === undefined ? [] : [{ pointer, message }]);
  }
  if (isUniqueViolation(error)) return toProblem('slug-taken', 'Somebody else took this slug at the same moment.');
  if (isUnavailable(error)) return toProblem('unavailable', 'The database is busy or away. Try again in a moment.');
  return ofHttp(error) ?? toProblem('internal-error', 'Something failed on our side. It has been logged.');
}

// What Express and its body parser refuse: `type` says what it is, `status` whose fault.
function ofHttp(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') {
    const limit = 'limit' in error ? ` It may have ${String(error.limit)} bytes.` : '';
    return toProblem('body-too-large', `The body is too large.${limit}`);
  }
  if (type === 'encoding.unsupported') return toProblem('unsupported-media-type', 'The body must not be compressed.');
  if (error instanceof URIError) return toProblem('malformed-request', 'The path is not valid percent-encoding.');
  const isTheirs = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
  return isTheirs ? toProblem('malformed-request', 'The request cannot be read.') : undefined;
}
