// One endpoint of the contract, answered: parse what came in, ask for the rights, run the handler, send what it returns.
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '@broadsheet/api-contract';
import type { Request, Response } from 'express';
import { assertMay, type Caller } from '../caller.ts';
import { isKnown, readPrecondition, toETag, type Precondition } from './etag.ts';
import { parseBody, parseParameters } from './parse-input.ts';
import { readJsonBody } from './read-body.ts';

/** What a handler is called with. */
export interface Call<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly caller: Caller;
  readonly readerAddress: string;
  /** What `If-Match` said. Only there where the endpoint needs it. */
  readonly precondition: E extends { needsIfMatch: true } ? Precondition : undefined;
  /** A signal that aborts when the client has gone, or the server begins to stop. Few handlers wait for anything. */
  readonly untilGone: () => AbortSignal;
}

/** What the client asked for has another address now. */
export class Moved {
  readonly location: string;

  constructor(location: string) {
    this.location = location;
  }
}

/** A new thing, and where it is. */
export class Created<T> {
  readonly answer: T;
  readonly location: string;

  constructor(answer: T, location: string) {
    this.answer = answer;
    this.location = location;
  }
}

/** An endpoint with what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  /** Whether readers without a key may be answered from the cache. */
  readonly isKept: boolean;
  handle(exchange: Exchange, sender: Sender): Promise<unknown>;
}

/** Who sent a request, and how long it is worth waiting for its answer. */
type Sender = Pick<Call<Endpoint>, 'caller' | 'readerAddress' | 'untilGone'>;

/** A request and its answer. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

const usualBody = 64_000;

export interface RouteOptions {
  /** How many bytes a body may have. */
  readonly bodyLimit?: number;
  /** False where the answer is made of more than the change log tells of. */
  readonly isKept?: boolean;
}

/** Answers `endpoint` with what `handler` returns. */
export function route<E extends Endpoint>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<AnswerOf<E> | Created<AnswerOf<E>> | Moved>,
  { bodyLimit = usualBody, isKept = endpoint.method === 'GET' && endpoint.access === 'public' }: RouteOptions = {},
): Route {
  return {
    endpoint,
    isKept,
    async handle(exchange, sender) {
      const { request } = exchange;
      if (endpoint.access !== 'public') assertMay(sender.caller, endpoint.access);
      const call = {
        params: parseParameters(endpoint.params, request.params),
        query: parseParameters(endpoint.query, request.query),
        body: endpoint.body && parseBody(endpoint.body, await readJsonBody(exchange, bodyLimit)),
        ...sender,
        precondition: endpoint.needsIfMatch ? readPrecondition(request.headers['if-match']) : undefined,
      };
      // Parsed by the endpoint's own schemas; that their types are those of E is more than TypeScript can follow.
      return handler(call as Call<E>);
    },
  };
}

/** Sends what a handler returned. Returns the body where all readers without a key get the same. */
export function sendReply(reply: unknown, endpoint: Endpoint, { request, response }: Exchange): Buffer | undefined {
  if (reply instanceof Moved) {
    response.status(301).set({ location: reply.location, 'cache-control': 'no-cache' }).end();
    return undefined;
  }
  if (reply instanceof Created) {
    response.set('location', reply.location);
    return sendJson(reply.answer, endpoint, { request, response });
  }
  if (reply !== undefined) return sendJson(reply, endpoint, { request, response });
  response.status(endpoint.status).end();
  return undefined;
}

function sendJson(answer: unknown, endpoint: Endpoint, { request, response }: Exchange): Buffer | undefined {
  const json = JSON.stringify(answer);
  const etag = toETag(answer, json);
  const isRead = endpoint.method === 'GET';
  const isShared = isRead && endpoint.access === 'public' && request.headers.authorization === undefined;
  response.set({ etag, 'cache-control': isShared ? 'no-cache' : 'private, no-store', vary: 'Authorization' });
  linkNext(answer, { request, response });
  if (isRead && isKnown(request.headers['if-none-match'], etag)) {
    response.status(304).end();
    return undefined;
  }
  const bytes = Buffer.from(json);
  response.status(endpoint.status).set({ 'content-type': 'application/json', 'content-length': `${bytes.length}` });
  response.end(bytes);
  return isShared ? bytes : undefined;
}

// RFC 8288: the next page of a list.
function linkNext(answer: unknown, { request, response }: Exchange): void {
  if (typeof answer !== 'object' || answer === null || !('items' in answer) || !('next' in answer)) return;
  if (typeof answer.next !== 'string') return;
  const url = new URL(request.originalUrl, 'http://api.invalid');
  url.searchParams.set('after', answer.next);
  response.set('link', `<${url.pathname}${url.search}>; rel="next"`);
}
