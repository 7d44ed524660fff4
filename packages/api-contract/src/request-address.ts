// The address of a call: path and query of its endpoint, filled in.
import type { Endpoint } from './endpoint.ts';
import { ProblemError } from './problem-error.ts';
import { problemTable } from './problems.ts';

/** Parameters by name. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The address of `endpoint` with `values` in it, below `baseUrl`. Throws a `ProblemError` where a value cannot be part
 * of a path, and a TypeError where it is neither text nor a number.
 */
export function addressOf(endpoint: Endpoint, values: Values, baseUrl: string): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => pathPart(name, values[name]));
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query.shape)) {
    const value = values[name];
    if (value !== undefined && value !== null) query.set(name, toList(name, value));
  }
  const search = query.toString();
  return `${baseUrl.replace(/\/$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** `value` as text. Throws a TypeError where it is neither text nor a number. */
export function toText(name: string, value: unknown): string {
  // Half of a surrogate pair has no form in a URL.
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number') return `${value}`;
  throw new TypeError(`${name} must be text or a number.`);
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
