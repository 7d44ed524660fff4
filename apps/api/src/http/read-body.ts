import express, { type Request, type RequestHandler, type Response } from 'express';
import { Refusal } from '../refusal.ts';
import { assertBoundedJson } from './json-bounds.ts';

interface Received {
  readonly request: Request;
  readonly response: Response;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON in the body of `request`, which may have `limit` bytes. Throws a `Refusal` where there is none, or where it
 * is something else, and Express's own error where it is too large.
 */
export async function readJsonBody({ request, response }: Received, limit: number): Promise<unknown> {
  const bytes = await readBytes({ request, response }, limit);
  if (bytes.length === 0) throw new Refusal('malformed-request', 'A JSON body is required.');
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new Refusal('unsupported-media-type', 'The body must be JSON, sent as application/json.');
  }
  const text = decode(bytes);
  assertBoundedJson(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noJson(error instanceof Error ? error.message : 'it cannot be read');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw noJson('it is not valid UTF-8');
  }
}

function noJson(why: string): Refusal {
  return new Refusal('malformed-request', `The body is not valid JSON: ${why}.`);
}

/** The body of `request`; the same where it has been read before. Throws what `readJsonBody` throws of its size and coding. */
export async function readBytes({ request, response }: Received, limit: number): Promise<Uint8Array> {
  const coding = request.headers['transfer-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'chunked') {
    throw new Refusal('unsupported-media-type', 'The body must not be compressed.');
  }
  await readBody({ request, response }, limit);
  const bytes: unknown = request.body;
  return Buffer.isBuffer(bytes) ? bytes : new Uint8Array();
}

function readBody({ request, response }: Received, limit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const read: RequestHandler = express.raw({ type: () => true, inflate: false, limit });
    void read(request, response, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
}
