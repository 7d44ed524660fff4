import { Problem, problemTable, type ProblemCode } from '@broadsheet/api-contract';
import { expect } from 'vitest';
import type { Answer } from './run-api.ts';

// RFC 6750, 3: whose token is good for nothing is told so.
const challenge = /^Bearer(?: error="invalid_token", error_description="[^"]+")?$/;

/** Expects a refusal with `code`, as a problem document that names these places and nothing of our insides. */
export function expectProblem(answer: Answer, code: ProblemCode, pointers?: readonly string[]): Problem {
  expect(answer.body).toMatchObject({ code, ...problemTable[code], type: `urn:broadsheet:problem:${code}` });
  const problem = Problem.parse(answer.body);
  expect(answer.status).toBe(problem.status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.text).not.toMatch(/node_modules|\.ts\b|\bat .+:\d+:\d+|select |insert into/);
  if (answer.status === 401) expect(answer.headers.get('www-authenticate')).toMatch(challenge);
  if (pointers) expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  return problem;
}
