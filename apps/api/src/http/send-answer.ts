// How an answer goes out: not at all where the client has it, at once, or as it comes; compressed as the client likes.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseCoding, compressor, EncodedAnswer } from '@broadsheet/service';
import { limitHeaderNames } from '../limits/limit-headers.ts';
import type { Answer, Attach, Exchange } from './reply.ts';

/** Sends `answer`. Returns it made ready to be sent again, where it is whole. */
export async function sendAnswer(
  { status, headers, body }: Answer,
  { request, response }: Exchange,
): Promise<EncodedAnswer | undefined> {
  const { 'content-type': type, ...others } = headers;
  response.status(status).set(others);
  // Not by Cookie, which nearly every reader has one of: what a session sees is private, and CDNs pass it on.
  if (status !== 301) response.vary('Authorization');
  // Not by Express, which would add a charset to it.
  if (type !== undefined) response.setHeader('content-type', type);
  if (body === undefined) {
    response.end();
    return undefined;
  }
  if (typeof body === 'string') return sendWhole(status, body, { request, response });
  if (typeof body === 'function') attach(body, { request, response });
  else await stream(body, { request, response });
  return undefined;
}

function attach(body: Attach, { request, response }: Exchange): void {
  response.flushHeaders();
  if (request.method === 'HEAD') response.end();
  else body(response);
}

/** Sends `body` with the headers that `response` has so far. */
export function sendWhole(status: number, body: string | Buffer, { request, response }: Exchange): EncodedAnswer {
  const headers = Object.entries(response.getHeaders())
    .filter(([name]) => !limitHeaderNames.has(name))
    .map(([name, value]) => [name, String(value)] as const);
  const encoded = new EncodedAnswer({ status, headers: Object.fromEntries(headers), body });
  encoded.send(request, response);
  return encoded;
}

async function stream(body: Exclude<Answer['body'], string | Attach | undefined>, { request, response }: Exchange) {
  const coding = isCompressed(response) ? chooseCoding(request.headers['accept-encoding']) : 'identity';
  if (isCompressed(response)) response.vary('Accept-Encoding');
  if (coding !== 'identity') response.setHeader('content-encoding', coding);
  response.flushHeaders();
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const source = Readable.from(body);
  const sent = coding === 'identity' ? pipeline(source, response) : pipeline(source, compressor(coding), response);
  await sent.catch(throwUnlessGone);
}

// Events are sent the moment that they happen, and there are many listeners: a compressor each would take more memory
// than the little that it saves.
function isCompressed(response: Exchange['response']): boolean {
  if (response.hasHeader('content-encoding') || response.hasHeader('etag')) return false;
  return !String(response.getHeader('content-type')).startsWith('text/event-stream');
}

// Whoever no longer listens misses nothing.
function throwUnlessGone(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  throw error;
}
