// How one endpoint is called over fetch. The client is made of this; a page that needs one endpoint imports it alone.
import type { z } from 'zod';
import type { AnswerOf, Endpoint } from './endpoint.ts';
import { Problem, ProblemCode, problemTable } from './problems.ts';

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
 * Calls `endpoint` and returns its answer. Throws a `ProblemError` where the API refuses, and where a parameter cannot
 * be part of a path; a TypeError where a parameter is neither text nor a number; what `fetch` throws where the API
 * cannot be reached or `signal` aborts; and a SyntaxError where something that is not the API answers in its place.
 */
export async function request<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ClientOptions,
): Promise<AnswerOf<E>> {
  const values = input as Values;
  const response = await (options.fetch ?? fetch)(urlOf(endpoint, values, options.baseUrl), {
    method: endpoint.method,
    headers: headersOf(endpoint, values, options),
    ...(values['body'] !== undefined && { body: JSON.stringify(values['body']) }),
    ...(input.signal && { signal: input.signal }),
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  // The contract tests hold the API to its schemas, so an answer is not parsed a second time here.
  return (await readAnswer(endpoint, response)) as AnswerOf<E>;
}

function readAnswer({ answer, media }: Endpoint, response: Response): Promise<unknown> | undefined {
  if (response.status === 204) return undefined;
  return media && !answer ? response.text() : response.json();
}

type Values = Readonly<Record<string, unknown>>;

function urlOf(endpoint: Endpoint, values: Values, baseUrl: string): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => pathPart(name, values[name]));
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query.shape)) {
    const value = values[name];
    if (value !== undefined && value !== null) query.set(name, toList(name, value));
  }
  const search = query.toString();
  return `${baseUrl.replace(/\/$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

// These vanish from the path of a URL, however they are escaped, and the call would reach another endpoint.
const vanishing = ['', '.', '..'];

function pathPart(name: string, value: unknown): string {
  const text = toText(name, value);
  if (!vanishing.includes(text)) return encodeURIComponent(text);
  const message = 'Must not be empty, a dot or two dots.';
  throw new ProblemError({
    type: 'urn:broadsheet:problem:invalid-parameter',
    code: 'invalid-parameter',
    ...problemTable['invalid-parameter'],
    detail: `The URL has one mistake: ${name}: ${message}`,
    errors: [{ pointer: name, message }],
  });
}

// Several values of one parameter stand between commas.
function toList(name: string, value: unknown): string {
  return Array.isArray(value) ? value.map((each) => toText(name, each)).join(',') : toText(name, value);
}

function toText(name: string, value: unknown): string {
  // Half of a surrogate pair has no form in a URL.
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number') return `${value}`;
  throw new TypeError(`${name} must be text or a number.`);
}

function headersOf({ answer, media }: Endpoint, values: Values, { key, headers = {} }: ClientOptions): Headers {
  const { body, ifVersion } = values;
  const accepted = media && !answer ? media : ['application/json'];
  const result = new Headers({ accept: [...accepted, 'application/problem+json'].join(', ') });
  if (body !== undefined) result.set('content-type', 'application/json');
  if (ifVersion !== undefined) result.set('if-match', `"${toText('ifVersion', ifVersion)}"`);
  if (key !== undefined) result.set('authorization', `Bearer ${key}`);
  for (const [name, value] of Object.entries(headers)) result.set(name, value);
  return result;
}

async function problemOf(response: Response): Promise<Problem> {
  const code = response.status < 500 ? 'malformed-request' : 'unavailable';
  // A newer API may know codes that this client does not; what it says to a person is good all the same.
  const parsed = Problem.extend({ code: ProblemCode.catch(code) }).safeParse(parseJson(await response.text()));
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    code,
    title: response.statusText,
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
