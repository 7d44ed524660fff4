// What a client sent, held against the contract. Every mistake is named at once, with its place.
import type { z } from 'zod';
import { Refusal, type FieldError } from '../refusal.ts';
import { findNearestName } from './nearest-name.ts';

const mostErrors = 50;

/** The parameters of path or query as `schema` wants them. Throws `invalid-parameter`. */
export function parseParameters<S extends z.ZodObject>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
): z.output<S> {
  refuseUnstorable(input);
  const result = schema.safeParse(input);
  const repeated = repeatedParameters(input);
  if (result.success && repeated.length === 0) return result.data;
  const names = Object.keys(schema.shape);
  const others = result.success ? [] : toFieldErrors(result.error, ([name]) => String(name ?? ''), names);
  const errors = [...repeated, ...others.filter(({ pointer }) => !Array.isArray(input[pointer]))].slice(0, mostErrors);
  throw new Refusal('invalid-parameter', summarise('The URL', errors), errors);
}

/** The body, or the part of it that stands at the pointer `at`, as `schema` wants it. Throws `invalid-body`. */
export function parseBody<S extends z.ZodType>(schema: S, input: unknown, at = ''): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = toFieldErrors(result.error, (path) => `${at}${toPointer(path)}`);
  throw new Refusal('invalid-body', summarise('The body', errors), errors);
}

// No id and no slug has NUL in it, and PostgreSQL would not even compare them.
function refuseUnstorable(input: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(input)) {
    if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\u0000'))) continue;
    const message = 'Must not contain NUL.';
    throw new Refusal('invalid-parameter', `The URL has one mistake: ${name}: ${message}`, [
      { pointer: name, message },
    ]);
  }
}

// Which of them is meant, nobody can know.
function repeatedParameters(input: Readonly<Record<string, unknown>>): FieldError[] {
  const message = 'Must be there once. Several values stand between commas.';
  return Object.entries(input).flatMap(([pointer, value]) => (Array.isArray(value) ? [{ pointer, message }] : []));
}

function toFieldErrors(
  error: z.ZodError,
  write: (path: readonly PropertyKey[]) => string,
  names: readonly string[] = [],
): FieldError[] {
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ pointer: write([...issue.path, key]), message: unknown(key, names) }))
        : [{ pointer: write(issue.path), message: issue.message }],
    )
    .slice(0, mostErrors);
}

function unknown(name: string, names: readonly string[]): string {
  const meant = findNearestName(name, names);
  return meant === undefined ? 'Is not known here.' : `Is not known here. Did you mean ${meant}?`;
}

/** RFC 6901, 3. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function summarise(what: string, errors: readonly FieldError[]): string {
  const [first] = errors;
  const place = first === undefined || first.pointer === '' ? '' : `${first.pointer}: `;
  const count = errors.length === 1 ? 'one mistake' : `${errors.length} mistakes, the first one`;
  return `${what} has ${count}: ${place}${first?.message ?? 'It is wrong.'}`;
}
