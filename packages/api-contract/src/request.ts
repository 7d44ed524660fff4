// How one endpoint is called over fetch. The client is made of this; a page that needs one endpoint imports it alone.
import type { z } from 'zod';
import type { AnswerOf, Endpoint } from './endpoint.ts';
import { toProblemError } from './problem-error.ts';
import { addressOf, toText, type Values } from './request-address.ts';
import type { AnswerTo, Choice, SelectingEndpoint } from './selection.ts';
import { withRetries, type Patience } from './retry.ts';

/** Where the API is, and how to reach it. */
export interface ClientOptions extends Patience {
  /** Its address without `/v1`: `https://news.example/api`. */
  readonly baseUrl: string;
  /** An API key, for what is not public. */
  readonly key?: string;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
}

// A strict object without fields is inferred as a record of never, which nothing else could be joined with.
type Fields<T> = T extends Record<string, never> ? unknown : T;
type BodyInput<E> = E extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : unknown;
type VersionInput<E> = E extends { needsIfMatch: true } ? { ifVersion: number } : unknown;
type KeyInput<E> = E extends { method: 'POST' } ? { idempotencyKey?: string } : unknown;
type AuthorInput<E> = E extends { knowsAuthor: true } ? { authorToken?: string } : unknown;

/**
 * What to call an endpoint with: parameters of path and query side by side, `body`, `ifVersion` for guarded writes. Every
 * POST carries an `Idempotency-Key`, made up for the call unless `idempotencyKey` is given: 1 to 255 visible ASCII
 * characters, which make the same call of another time or process the same call. `authorToken` is what the author of a
 * comment was given for it.
 */
export type InputOf<E extends Endpoint> = Fields<z.input<E['params']>> &
  Fields<z.input<E['query']>> &
  BodyInput<E> &
  VersionInput<E> &
  KeyInput<E> &
  AuthorInput<E> & { signal?: AbortSignal };

/**
 * Calls `endpoint` and returns its answer. What fails in passing is sent again where that is safe: reads and POSTs after
 * 429, 502, 503, 504 or no answer at all, PATCH and DELETE after 429. Throws a `ProblemError` where the API refuses, and
 * where a parameter cannot be part of a path; a TypeError where a parameter is neither text nor a number; what `fetch`
 * throws where the API cannot be reached or `signal` aborts; and a SyntaxError where something that is not the API
 * answers in its place.
 */
export function request<E extends SelectingEndpoint, const I extends InputOf<E> & Choice>(
  endpoint: E,
  input: I,
  options: ClientOptions,
): Promise<AnswerTo<E, I>>;
export function request<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ClientOptions,
): Promise<AnswerOf<E>>;
export async function request(endpoint: Endpoint, input: InputOf<Endpoint>, options: ClientOptions): Promise<unknown> {
  const values = input as Values;
  const { signal } = input;
  const address = addressOf(endpoint, values, options.baseUrl);
  const init = {
    method: endpoint.method,
    headers: headersOf(endpoint, values, options),
    ...(values['body'] !== undefined && { body: JSON.stringify(values['body']) }),
    ...(signal && { signal }),
  };
  const attempt = async () => {
    const response = await (options.fetch ?? fetch)(address, init);
    if (!response.ok) throw await toProblemError(response);
    return readAnswer(endpoint, response);
  };
  // The contract tests hold the API to its schemas, so an answer is not parsed a second time here.
  return withRetries(attempt, { ...options, endpoint, signal });
}

function readAnswer({ answer, media }: Endpoint, response: Response): Promise<unknown> | undefined {
  if (response.status === 204) return undefined;
  return media && !answer ? response.text() : response.json();
}

function headersOf({ method, answer, media }: Endpoint, values: Values, { key, headers = {} }: ClientOptions): Headers {
  const { body, ifVersion, idempotencyKey, authorToken } = values;
  const accepted = media && !answer ? media : ['application/json'];
  const result = new Headers({ accept: [...accepted, 'application/problem+json'].join(', ') });
  if (body !== undefined) result.set('content-type', 'application/json');
  if (ifVersion !== undefined) result.set('if-match', `"${toText('ifVersion', ifVersion)}"`);
  if (authorToken !== undefined) result.set('author-token', toText('authorToken', authorToken));
  if (method === 'POST') result.set('idempotency-key', toText('idempotencyKey', idempotencyKey ?? makeKey()));
  if (key !== undefined) result.set('authorization', `Bearer ${key}`);
  for (const [name, value] of Object.entries(headers)) result.set(name, value);
  return result;
}

// Not randomUUID: pages that are not served over HTTPS have no such function.
function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
