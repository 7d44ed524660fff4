import type { ServerResponse } from 'node:http';
import { problemTable, type Problem, type ProblemCode } from '@broadsheet/api-contract';

/** Answers with a problem of the API's own kind, from here. `retrySeconds` where it may be over then. */
export function sendProblem(
  response: ServerResponse,
  { code, detail, retrySeconds }: { code: ProblemCode; detail: string; retrySeconds?: number },
): void {
  const problem: Problem = { type: `urn:broadsheet:problem:${code}`, code, ...problemTable[code], detail };
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(retrySeconds !== undefined && { 'retry-after': `${retrySeconds}` }),
  });
  response.end(JSON.stringify(problem));
}
