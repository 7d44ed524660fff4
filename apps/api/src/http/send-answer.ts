// How an answer goes out: not at all where the client has it, at once, or as it comes.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Endpoint } from '@broadsheet/api-contract';
import { isKnown } from './etag.ts';
import { isShared, type Answer, type Exchange } from './reply.ts';

/** Sends `answer`. Returns its body where all readers without a key get the same. */
export async function sendAnswer(
  { status, headers, body }: Answer,
  endpoint: Endpoint,
  { request, response }: Exchange,
): Promise<Buffer | undefined> {
  const { 'content-type': type, ...others } = headers;
  response.status(status).set(others);
  if (status !== 301) response.vary('Authorization');
  const isRead = endpoint.method === 'GET';
  if (isRead && headers['etag'] !== undefined && isKnown(request.headers['if-none-match'], headers['etag'])) {
    response.status(304).end();
    return undefined;
  }
  // Not by Express, which would add a charset to it.
  if (type !== undefined) response.setHeader('content-type', type);
  if (body === undefined) {
    response.end();
    return undefined;
  }
  if (typeof body !== 'string') {
    response.flushHeaders();
    if (request.method === 'HEAD') response.end();
    else await pipeline(Readable.from(body), response).catch(throwUnlessGone);
    return undefined;
  }
  const bytes = Buffer.from(body);
  response.set('content-length', `${bytes.length}`).end(bytes);
  return isShared(endpoint, request) ? bytes : undefined;
}

// Whoever no longer listens misses nothing.
function throwUnlessGone(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
  throw error;
}
