import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@broadsheet/api-contract';
import { toProblem } from './problem.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const code: ProblemCode = 'malformed-request';

/** Answers what is not even HTTP with a problem document too; Node alone would say nothing of what is wrong. */
export function answerClientErrors(server: Server, listener: RequestListener): void {
  const latest = new WeakMap<Duplex, Exchange>();
  server.prependListener('request', (request, response) => void latest.set(request.socket, { request, response }));
  // What else a client may expect than to continue, nobody has written down.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    delete request.headers.expect;
    listener(request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const running = latest.get(socket);
    if (running === undefined || running.response.writableFinished) refuse(socket, error);
    // A request that came in whole is answered before what follows it is refused.
    else if (running.request.complete) running.response.once('close', () => refuse(socket, error));
    else if (running.response.headersSent) socket.destroy();
    else refuse(socket, error);
  });
}

const refusals: Readonly<Record<string, readonly [status: number, reason: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The address or the headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not arrive in time.'],
};

function refuse(socket: Duplex, error: NodeJS.ErrnoException): void {
  const fallback = [400, 'Bad Request', 'The request is not valid HTTP.'] as const;
  const [status, reason, detail] = refusals[error.code ?? ''] ?? fallback;
  const body = JSON.stringify({ ...toProblem(code, detail), status });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
