// What a handler may return, and how each of it is sent.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Endpoint } from '@broadsheet/api-contract';
import type { Request, Response } from 'express';
import { isKnown, toETag } from './etag.ts';

/** A request and its answer. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
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

/** What is not JSON: a text of another type, or a stream that is sent as it comes. */
export class Content {
  readonly type: string;
  readonly body: string | AsyncIterable<string | Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(type: string, body: Content['body'], headers: Content['headers'] = {}) {
    this.type = type;
    this.body = body;
    this.headers = headers;
  }
}

/** An answer in memory, before it has its headers. */
interface Body {
  readonly type: string;
  readonly text: string;
  readonly etag: string;
}

/** Sends what a handler returned. Returns the body where all readers without a key get the same. */
export async function sendReply(
  reply: unknown,
  endpoint: Endpoint,
  { request, response }: Exchange,
): Promise<Buffer | undefined> {
  const exchange = { request, response };
  if (reply instanceof Moved) {
    response.status(301).set({ location: reply.location, 'cache-control': 'no-cache' }).end();
    return undefined;
  }
  if (reply instanceof Created) {
    response.set('location', reply.location);
    return sendJson(reply.answer, endpoint, exchange);
  }
  if (reply instanceof Content) return sendContent(reply, endpoint, exchange);
  if (reply !== undefined) return sendJson(reply, endpoint, exchange);
  response.status(endpoint.status).end();
  return undefined;
}

function sendJson(answer: unknown, endpoint: Endpoint, exchange: Exchange): Buffer | undefined {
  const text = JSON.stringify(answer);
  linkNext(answer, exchange);
  return sendBody({ type: 'application/json', text, etag: toETag(answer, text) }, endpoint, exchange);
}

async function sendContent(
  { type, body, headers }: Content,
  endpoint: Endpoint,
  { request, response }: Exchange,
): Promise<Buffer | undefined> {
  response.set(headers);
  if (typeof body === 'string') {
    return sendBody({ type, text: body, etag: toETag(body, body) }, endpoint, { request, response });
  }
  response
    .status(endpoint.status)
    .set({ 'cache-control': 'no-store', ...headers })
    .vary('Authorization');
  // Not by Express, which would add a charset to it.
  response.setHeader('content-type', type);
  response.flushHeaders();
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(body), response).catch(throwUnlessGone);
  return undefined;
}

function sendBody({ type, text, etag }: Body, endpoint: Endpoint, { request, response }: Exchange): Buffer | undefined {
  const isRead = endpoint.method === 'GET';
  const isShared = isRead && endpoint.access === 'public' && request.headers.authorization === undefined;
  response.set({ etag, 'cache-control': isShared ? 'no-cache' : 'private, no-store' }).vary('Authorization');
  if (isRead && isKnown(request.headers['if-none-match'], etag)) {
    response.status(304).end();
    return undefined;
  }
  const bytes = Buffer.from(text);
  response.status(endpoint.status).set('content-length', `${bytes.length}`);
  response.setHeader('content-type', type);
  response.end(bytes);
  return isShared ? bytes : undefined;
}

// Whoever no longer listens misses nothing.
function throwUnlessGone(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  throw error;
}

// RFC 8288: the next page of a list.
function linkNext(answer: unknown, { request, response }: Exchange): void {
  if (typeof answer !== 'object' || answer === null || !('items' in answer) || !('next' in answer)) return;
  if (typeof answer.next !== 'string') return;
  const url = new URL(request.originalUrl, 'http://api.invalid');
  url.searchParams.set('after', answer.next);
  response.set('link', `<${url.pathname}${url.search}>; rel="next"`);
}
