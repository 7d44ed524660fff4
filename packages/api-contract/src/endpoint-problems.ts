import type { Endpoint } from './endpoint.ts';
import type { ProblemCode } from './problems.ts';

/** Every problem that `endpoint` may answer: its own, and those that every endpoint of its kind shares. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  // A key that nobody holds is refused everywhere: whoever sends one should learn that it is wrong.
  const shared: ProblemCode[] = [
    'malformed-request',
    // Parameters that nobody knows are refused everywhere as well.
    'invalid-parameter',
    'key-required',
    'too-many-requests',
    'internal-error',
    'unavailable',
  ];
  if (endpoint.body) shared.push('invalid-body', 'body-too-large', 'unsupported-media-type');
  if (endpoint.access !== 'public' && endpoint.access !== 'identified') shared.push('scope-missing', 'not-permitted');
  if (endpoint.method !== 'GET') shared.push('not-same-origin');
  if (endpoint.method === 'POST') shared.push('request-in-flight', 'idempotency-key-reused');
  if (endpoint.needsIfMatch) shared.push('if-match-required', 'stale-version');
  return [...new Set([...endpoint.problems, ...shared])];
}
