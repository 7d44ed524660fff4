// How one endpoint is called over fetch. The client is made of this; a browser that needs one endpoint imports it alone.
import type { z } from 'zod';
import type { AnswerOf, Endpoint } from './endpoint.ts';
import { Problem } from './problems.ts';

/** Where the API is, and how to reach it. */
export interface ClientOptions {
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

/** What to call an endpoint with: parameters of path and query side by side, `body`, `ifVersion` for guarded writes. */
export type InputOf<E extends Endpoint> = Fields<z.input<E['params']>> &
  Fields<z.input<E['query']>> &
  BodyInput<E> &
  VersionInput<E> & { signal?: AbortSignal };

/** The API refused. `problem` says why; branch on `problem.code`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/**
 * Calls `endpoint` and returns its answer. Throws a `ProblemError` where the API refuses, and what `fetch` throws
 * where it cannot be reached.
 */
export async function request<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ClientOptions,
): Promise<AnswerOf<E>> {
  const values = input as Readonly<Record<string, unknown>>;
  const response = await (options.fetch ?? fetch)(urlOf(endpoint, values, options.baseUrl), {
    method: endpoint.method,
    headers: headersOf(values, options),
    ...('body' in values && { body: JSON.stringify(values['body']) }),
    ...(input.signal && { signal: input.signal }),
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  // The contract tests hold the API to its schemas, so an answer is not parsed a second time here.
  return (response.status === 204 ? undefined : await response.json()) as AnswerOf<E>;
}

function urlOf(endpoint: Endpoint, values: Readonly<Record<string, unknown>>, baseUrl: string): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query.shape)) {
    const value = values[name];
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const search = query.toString();
  return `${baseUrl.replace(/\/$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

function headersOf(values: Readonly<Record<string, unknown>>, options: ClientOptions): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...('body' in values && { 'content-type': 'application/json' }),
    ...('ifVersion' in values && { 'if-match': `"${String(values['ifVersion'])}"` }),
    ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
    ...options.headers,
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    code: response.status < 500 ? 'malformed-request' : 'unavailable',
    title: response.statusText,
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
  };
}
