import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@broadsheet/api-contract';
import { Refusal } from '../refusal.ts';
import { toProblem } from './problem.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers what is not even HTTP with a problem document too; Node alone would say nothing of what is wrong. */
export function answerClientErrors(server: Server, listener: RequestListener): void {
  const latest = new WeakMap<Duplex, Exchange>();
  server.prependListener('request', (request, response) => void latest.set(request.socket, { request, response }));
  // What else a client may expect than to continue, nobody has written down.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    delete request.headers.expect;
    listener(request, response);
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => refuse(socket, noTunnel));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const answer = answers[error.code ?? ''] ?? noHttp;
    const running = latest.get(socket);
    if (running === undefined || running.response.writableFinished) refuse(socket, answer);
    // A request that came in whole is answered before what follows it is refused.
    else if (running.request.complete) running.response.once('close', () => refuse(socket, answer));
    else if (running.response.headersSent) socket.destroy();
    else refuse(socket, answer);
  });
}

const longestTarget = 8_000;

/** Throws `malformed-request` where the address is longer than any of ours (RFC 9110, 4.1: 8,000 should be read). */
export function assertShortAddress({ url = '' }: IncomingMessage): void {
  if (url.length <= longestTarget) return;
  throw new Refusal('malformed-request', `The address has more than ${longestTarget} characters.`);
}

/** Throws `malformed-request` where a request of HTTP/1.1 does not name its host, as it must (RFC 9112, 3.2). */
export function assertNamesHost({ httpVersion, headers }: IncomingMessage): void {
  if (httpVersion === '1.1' && headers.host === undefined) {
    throw new Refusal('malformed-request', 'The header Host is missing.');
  }
}

interface Answer {
  readonly code: ProblemCode;
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
}

const answers: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: {
    code: 'malformed-request',
    status: 431,
    reason: 'Request Header Fields Too Large',
    detail: 'The address or the headers are too long.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'malformed-request',
    status: 408,
    reason: 'Request Timeout',
    detail: 'The request did not arrive in time.',
  },
};
const noTunnel: Answer = {
  code: 'method-not-allowed',
  status: 405,
  reason: 'Method Not Allowed',
  detail: 'Nothing is tunnelled here.',
};
const noHttp: Answer = {
  code: 'malformed-request',
  status: 400,
  reason: 'Bad Request',
  detail: 'The request is not valid HTTP.',
};

function refuse(socket: Duplex, { code, status, reason, detail }: Answer): void {
  const body = JSON.stringify({ ...toProblem(code, detail), status });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
