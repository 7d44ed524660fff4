import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '@broadsheet/api-contract';

/** Answers with `problem` in front of Express. `headers` are its own, in lower case. */
export function writeProblem(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  problem: Problem,
  headers: Readonly<Record<string, string>>,
): void {
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
    // A body that nobody reads would have to be taken in all the same.
    ...(hasBody(request) && { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
