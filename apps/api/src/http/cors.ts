// Which pages of other origins may ask (the Fetch standard, 3.3): all of them, for what everybody may read. Keys are for
// servers: with one, and for every write, no page of another origin gets an answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { namesCaller } from './callers.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const readable =
  'ETag, Link, Retry-After, RateLimit, RateLimit-Policy, Deprecation, Sunset, Surrogate-Key, Changes-Cursor';
const sendable = 'Accept, Accept-Language, Content-Language, If-None-Match, Last-Event-ID, Cache-Control';
const daySeconds = 86_400;

/** Lets a page of any origin read the answer to a public read, unless a key came with it. */
export function letAnybodyRead({ request, response }: Exchange): void {
  if (namesCaller(request)) return;
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', readable);
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}

/** Tells a browser, which asks before it reads with headers of its own, that it may read. */
export function answerPreflight({ request, response }: Exchange): void {
  const wanted = request.headers['access-control-request-method'];
  if (wanted !== 'GET' && wanted !== 'HEAD') return;
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, HEAD');
  response.setHeader('access-control-allow-headers', sendable);
  response.setHeader('access-control-max-age', `${daySeconds}`);
}
