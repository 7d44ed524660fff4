// What a handler may return, and the answer that each of it becomes.
import type { ServerResponse } from 'node:http';
import { hasMinimalAnswer, type Endpoint } from '@broadsheet/api-contract';
import type { Request, Response } from 'express';
import { namesCaller } from './callers.ts';
import { toETag } from './etag.ts';
import { readReturnPreference } from './preference.ts';

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

/** Writes what comes to an answer that has begun, and ends it when nothing comes any more. */
export type Attach = (response: ServerResponse) => void;

/**
 * What is not JSON: a text of another type, or a stream, sent as it comes. What many are told is written to all of them
 * by whoever tells it.
 */
export class Content {
  readonly type: string;
  readonly body: string | AsyncIterable<string | Uint8Array> | Attach;
  readonly headers: Readonly<Record<string, string>>;

  constructor(type: string, body: Content['body'], headers: Content['headers'] = {}) {
    this.type = type;
    this.body = body;
    this.headers = headers;
  }
}

/** An answer with headers of its own. */
export class WithHeaders<T> {
  readonly answer: T;
  readonly headers: Readonly<Record<string, string>>;

  constructor(answer: T, headers: WithHeaders<T>['headers']) {
    this.answer = answer;
    this.headers = headers;
  }
}

/** An answer, whole but for what depends on how it is sent: its length, its compression. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Content['body'] | undefined;
}

/** The answer to `request` that `reply` is. */
export function toAnswer(reply: unknown, endpoint: Endpoint, request: Request): Answer {
  if (reply instanceof WithHeaders) {
    const { headers, ...answer } = toAnswer(reply.answer, endpoint, request);
    return { ...answer, headers: { ...headers, ...reply.headers } };
  }
  if (reply instanceof Moved) {
    return { status: 301, headers: { location: reply.location, 'cache-control': 'no-cache' }, body: undefined };
  }
  if (reply instanceof Content) return ofContent(reply, endpoint, request);
  if (reply === undefined) return { status: endpoint.status, headers: {}, body: undefined };
  const made = reply instanceof Created;
  const answer = ofJson(made ? reply.answer : reply, endpoint, request);
  return asPreferred(
    { ...answer, headers: { ...(made && { location: reply.location }), ...answer.headers } },
    endpoint,
    request,
  );
}

/** Whether all readers without a key get the same answer. */
export function isShared(endpoint: Endpoint, request: Request): boolean {
  const { method, access, isConfidential } = endpoint;
  return method === 'GET' && access === 'public' && !isConfidential && !namesCaller(request);
}

function ofJson(value: unknown, endpoint: Endpoint, request: Request): Answer {
  const body = JSON.stringify(value);
  const headers = {
    ...headersOf({ type: 'application/json', etag: toETag(value, body) }, endpoint, request),
    ...linkNext(value, request),
  };
  return { status: endpoint.status, headers, body };
}

function ofContent({ type, body, headers }: Content, endpoint: Endpoint, request: Request): Answer {
  const own =
    typeof body === 'string'
      ? headersOf({ type, etag: toETag(body, body) }, endpoint, request)
      : { 'content-type': type, 'cache-control': 'no-store' };
  return { status: endpoint.status, headers: { ...own, ...headers }, body };
}

function headersOf({ type, etag }: { type: string; etag: string }, endpoint: Endpoint, request: Request) {
  return {
    'content-type': type,
    etag,
    'cache-control': isShared(endpoint, request) ? 'no-cache' : 'private, no-store',
    ...(endpoint.isConfidential && { 'x-robots-tag': 'noindex' }),
  };
}

/** Without its body where that is not wanted: what was written can be read again. */
function asPreferred(answer: Answer, endpoint: Endpoint, request: Request): Answer {
  if (!hasMinimalAnswer(endpoint)) return answer;
  if (readReturnPreference(request.get('prefer')) !== 'minimal') return answer;
  const { 'content-type': _, ...headers } = answer.headers;
  return { status: 204, headers: { ...headers, 'preference-applied': 'return=minimal' }, body: undefined };
}

// RFC 8288: the next page of a list.
function linkNext(answer: unknown, request: Request): Readonly<Record<string, string>> {
  if (typeof answer !== 'object' || answer === null || !('items' in answer) || !('next' in answer)) return {};
  if (typeof answer.next !== 'string') return {};
  const url = new URL(request.originalUrl, 'http://api.invalid');
  url.searchParams.set('after', answer.next);
  return { link: `<${url.pathname}${url.search}>; rel="next"` };
}
